import { expect, it } from 'vitest'
import { newMessage } from '@/engine/messages'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

it('gives the newest messages of the session, oldest first', async () => {
  const messages = ['a', 'b', 'c'].map((text) => newMessage(text, { session_id: 'session-1' }))
  const other = newMessage('x', { session_id: 'other' })
  const read = async (config: Record<string, unknown>) => {
    const ports = fakePorts({ messages: [...messages, other] })
    return (await runNode('RedisChatMemory', config, { ports })).outputs.memory
  }
  expect(await read({ k: 2 })).toMatchObject([{ text: 'b' }, { text: 'c' }])
  expect(await read({ session_id: 'other' })).toMatchObject([{ text: 'x' }])
  expect(await read({ k: 0 })).toEqual([])
})
