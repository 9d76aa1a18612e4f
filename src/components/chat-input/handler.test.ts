import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

it('says what the run brought, in its session, and keeps it', async () => {
  const ports = fakePorts()
  const { outputs, events } = await runNode('ChatInput', { input_value: 'stored' }, { ports })
  expect(outputs.message).toMatchObject({
    kind: 'message',
    id: 1,
    text: 'hello',
    sender: 'User',
    sender_name: 'User',
    session_id: 'session-1',
    files: [],
  })
  expect(ports.memory.messages).toEqual([outputs.message])
  expect(events.filter((event) => event.type === 'message')).toMatchObject([{ state: 'complete' }])
})

it('takes another name and session, and keeps nothing when told so', async () => {
  const ports = fakePorts()
  const config = { sender_name: 'Ada', session_id: 'other', should_store_message: false, files: ['a.txt'] }
  const { outputs } = await runNode('ChatInput', config, { ports })
  expect(outputs.message).toMatchObject({ sender_name: 'Ada', session_id: 'other', files: ['a.txt'] })
  expect(ports.memory.messages).toEqual([])
})

it('knows the older name of the switch', async () => {
  const ports = fakePorts()
  await runNode('ChatInput', { store_message: false }, { ports })
  expect(ports.memory.messages).toEqual([])
})
