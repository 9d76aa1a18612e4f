import { expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const convert = async (value: Value, config = {}) =>
  (await runNode('TypeConverterComponent', config, { wires: { input_data: value } })).outputs

it('turns a table into text and data', async () => {
  const table: Value = { kind: 'table', rows: [{ a: 1 }, { a: 2 }] }
  const { message_output, data_output, dataframe_output } = await convert(table)
  expect(message_output).toMatchObject({ text: '| a |\n| --- |\n| 1 |\n| 2 |' })
  expect(data_output).toEqual({ kind: 'data', data: { results: [{ a: 1 }, { a: 2 }] } })
  expect(dataframe_output).toEqual(table)
})

it('turns text into data, and JSON when it is to be read', async () => {
  expect((await convert('{"a":1}')).data_output).toEqual({ kind: 'data', data: { text: '{"a":1}' } })
  expect((await convert('{"a":1}', { auto_parse: true })).data_output).toEqual({ kind: 'data', data: { a: 1 } })
  expect((await convert('{a', { auto_parse: true })).data_output).toEqual({ kind: 'data', data: { text: '{a' } })
  expect((await convert('[{"a":1},{"a":2}]', { auto_parse: true })).dataframe_output).toEqual({
    kind: 'table',
    rows: [{ a: 1 }, { a: 2 }],
  })
})

it('turns a message into data', async () => {
  const { outputs } = await runNode('MessagetoData', { message: 'hi' })
  expect(outputs.data).toEqual({ kind: 'data', data: { text: 'hi' } })
})
