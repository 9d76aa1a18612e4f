import { expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const text = async (value: Value, config: Record<string, unknown> = {}) => {
  const { outputs, error } = await runNode('parser', config, { wires: { input_data: value } })
  return error?.message ?? JSON.parse(JSON.stringify(outputs.parsed_text)).text
}
const table: Value = {
  kind: 'table',
  rows: [
    { name: 'a', n: 1 },
    { name: 'b', tags: ['x'] },
  ],
}

it('writes data by a template', async () => {
  expect(await text({ kind: 'data', data: { text: 'hi' } })).toBe('Text: hi')
  expect(await text({ kind: 'data', data: { content: 'hi' }, text_key: 'content' })).toBe('Text: hi')
  expect(await text({ kind: 'data', data: { a: { b: [1] } } }, { pattern: '{a} {a.b} {none}|' })).toBe(
    '{"b":[1]} [1] |',
  )
})

it('writes each row of a table, or of several data', async () => {
  expect(await text(table, { pattern: '{name}={n}{tags}', sep: '; ' })).toBe('a=1; b=["x"]')
  expect(
    await text(
      [
        { kind: 'data', data: { text: '1' } },
        { kind: 'data', data: { text: '2' } },
      ],
      { pattern: '{text}' },
    ),
  ).toBe('1\n2')
})

it('writes all of it in the other mode', async () => {
  expect(await text(table, { mode: 'Stringify' })).toContain('| name | n | tags |')
})

it('reaches no inherited property', async () => {
  expect(await text({ kind: 'data', data: {} }, { pattern: '{constructor}{__proto__}{toString}' })).toBe('')
})

it('needs data', async () => {
  const { error } = await runNode('ParserComponent', {})
  expect(error).toMatchObject({ code: 'missing_value', message: '"The node" needs a value for "Data or DataFrame".' })
})
