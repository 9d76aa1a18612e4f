import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const text = async (value: Value, config: Record<string, unknown> = {}) => {
  const { outputs } = await runNode('ChatOutput', config, { wires: { input_value: value } })
  return JSON.parse(JSON.stringify(outputs.message)).text
}

it('answers in the name of the machine and keeps the answer', async () => {
  const ports = fakePorts()
  const { outputs } = await runNode('ChatOutput', { input_value: 'hi' }, { ports })
  expect(outputs.message).toMatchObject({ text: 'hi', sender: 'Machine', sender_name: 'AI', session_id: 'session-1' })
  expect(ports.memory.messages).toEqual([outputs.message])
})

it('does not take the sender of what it is given', async () => {
  const message: Value = {
    kind: 'message',
    text: 'x',
    sender: 'User',
    sender_name: 'Bo',
    session_id: 's',
    files: ['f'],
    id: 9,
  }
  const { outputs } = await runNode('ChatOutput', {}, { wires: { input_value: message } })
  expect(outputs.message).toMatchObject({ text: 'x', sender: 'Machine', sender_name: 'AI', files: [], id: 1 })
})

it('writes data and tables so that people can read them', async () => {
  expect(await text({ kind: 'data', data: { text: 'plain' } })).toBe('plain')
  expect(await text({ kind: 'data', data: { a: 1 } })).toBe('```json\n{\n  "a": 1\n}\n```')
  expect(await text({ kind: 'data', data: { a: { b: 2 }, text: 't' } }, { data_template: '{a.b}/{text}/{no}' })).toBe(
    '2/t/',
  )
  const table: Value = {
    kind: 'table',
    rows: [
      { a: 1, b: 'x|y' },
      { a: '', b: null },
    ],
  }
  expect(await text(table)).toBe('| a | b |\n| --- | --- |\n| 1 | x\\|y |')
  expect((await text(table, { clean_data: false })).split('\n')).toHaveLength(4)
  expect(await text([{ kind: 'data', data: { text: 'a' } }, 'b'])).toBe('a\nb')
})
