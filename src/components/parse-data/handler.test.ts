import { expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

it('writes each datum by the template', async () => {
  const data: Value = [
    { kind: 'data', data: { q: 'one', n: 1 } },
    { kind: 'data', data: { q: 'two' } },
  ]
  const { outputs } = await runNode('ParseData', { template: '{q}:{n}', sep: ';' }, { wires: { data } })
  expect(outputs.text).toMatchObject({ text: 'one:1;two:' })
  expect(outputs.data_list).toEqual([
    { kind: 'data', data: { text: 'one:1' } },
    { kind: 'data', data: { text: 'two:' } },
  ])
})

it('reads rows of a table, and all of a datum', async () => {
  const table: Value = { kind: 'table', rows: [{ a: 1 }] }
  const { outputs } = await runNode('ParseDataFrame', { template: '{data}' }, { wires: { data: table } })
  expect(outputs.text).toMatchObject({ text: '{"a":1}' })
})
