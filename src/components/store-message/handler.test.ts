import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

it('keeps a message under the sender and session that it says', async () => {
  const ports = fakePorts()
  await runNode('StoreMessage', { message: 'hi' }, { ports })
  await runNode('StoreMessage', { message: 'yo', sender: 'User', sender_name: 'Bo', session_id: 's2' }, { ports })
  expect(ports.memory.messages).toMatchObject([
    { id: 1, text: 'hi', sender: 'Machine', session_id: 'session-1' },
    { id: 2, text: 'yo', sender: 'User', sender_name: 'Bo', session_id: 's2' },
  ])
})

it('does not keep what says nothing', async () => {
  const ports = fakePorts()
  const { events } = await runNode('StoreMessage', {}, { ports, wires: { message: '' } })
  expect(ports.memory.messages).toEqual([])
  expect(events).toContainEqual(expect.objectContaining({ type: 'log' }))
})
