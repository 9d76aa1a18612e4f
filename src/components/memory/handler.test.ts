import { expect, it } from 'vitest'
import { newMessage } from '@/engine/messages'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const session = { session_id: 'session-1' }
const user = { sender: 'User', sender_name: 'Ada' }
const history = () => [
  newMessage('one', session, { ...user, id: 1 }),
  newMessage('two', session, { id: 2 }),
  newMessage('elsewhere', { session_id: 'other' }, { id: 3 }),
  newMessage('three', session, { ...user, id: 4 }),
]
const read = async (config: Record<string, unknown>) =>
  (await runNode('Memory', config, { ports: fakePorts({ messages: history() }) })).outputs

it('gives the newest messages of the session, oldest first, in all its forms', async () => {
  const outputs = await read({ n_messages: 2 })
  expect(outputs.messages_text).toMatchObject({ text: 'AI: two\nAda: three' })
  expect(outputs.dataframe).toMatchObject({
    kind: 'table',
    rows: [
      { id: 2, text: 'two' },
      { id: 4, sender_name: 'Ada' },
    ],
  })
  expect(outputs.messages).toMatchObject([{ kind: 'data', data: { text: 'two' } }, { data: { text: 'three' } }])
})

it('turns round, filters and writes as told', async () => {
  expect((await read({ order: 'Descending', template: '{text}' })).messages_text).toMatchObject({
    text: 'three\ntwo\none',
  })
  expect((await read({ sender: 'User' })).messages_text).toMatchObject({ text: 'Ada: one\nAda: three' })
  expect((await read({ sender_type: 'Machine', sender: 'User' })).messages_text).toMatchObject({ text: 'AI: two' })
  expect((await read({ sender_name: 'AI' })).messages_text).toMatchObject({ text: 'AI: two' })
  expect((await read({ session_id: 'other' })).messages_text).toMatchObject({ text: 'AI: elsewhere' })
  expect((await read({ n_messages: 0 })).messages_text).toMatchObject({ text: '' })
})

it('keeps a message in the other mode', async () => {
  const ports = fakePorts()
  const { outputs } = await runNode(
    'Memory',
    { mode: 'Store', message: 'keep me', sender: 'User', sender_name: 'Bo' },
    { ports },
  )
  expect(ports.memory.messages).toMatchObject([
    { text: 'keep me', sender: 'User', sender_name: 'Bo', session_id: 'session-1', id: 1 },
  ])
  expect(outputs.stored_messages).toEqual(ports.memory.messages[0])
  expect((await runNode('Memory', { mode: 'Store' })).error?.message).toBe('There is no message to keep.')
})
