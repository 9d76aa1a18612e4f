import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('hands its message on and not the other', async () => {
  const { outputs } = await runNode('Pass', {}, { wires: { input_message: 'this', ignored_message: 'that' } })
  expect(outputs.output_message).toMatchObject({ kind: 'message', text: 'this' })
})
