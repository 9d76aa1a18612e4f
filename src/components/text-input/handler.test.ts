import { expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

it('gives its text', async () => {
  const { outputs } = await runNode('TextInput', { input_value: 'stored' })
  expect(outputs.text).toMatchObject({ kind: 'message', text: 'stored' })
})

it('passes a connected message on as it is', async () => {
  const message: Value = { kind: 'message', text: 'x', sender: 'User', sender_name: 'Bo', session_id: 's', files: [] }
  const { outputs } = await runNode('TextInput', {}, { wires: { input_value: message } })
  expect(outputs.text).toEqual(message)
})
