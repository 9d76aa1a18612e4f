import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { echoGraph, makeFlow } from './support/flows'

let flow: string
beforeAll(async () => {
  flow = await makeFlow(echoGraph())
})

/** Says something in a conversation of its own and gives its name. */
async function talk(...said: string[]): Promise<string> {
  const session_id = `talk ${randomUUID()}`
  for (const input_value of said) await ask(`/api/v1/run/${flow}`, { json: { input_value, session_id } })
  return session_id
}
const messages = async (query: Record<string, string>) =>
  listAt((await ask(`/api/v1/monitor/messages?${new URLSearchParams({ flow_id: flow, ...query })}`)).body)
const texts = async (query: Record<string, string>) => (await messages(query)).map((message) => at(message, 'text'))
const sessionPath = (session_id: string) => `/api/v1/monitor/messages/session/${encodeURIComponent(session_id)}`

describe('messages', () => {
  it('are listed in order, by session and by side', async () => {
    const session_id = await talk('one', 'two')
    expect(await texts({ session_id })).toEqual(['one', 'one', 'two', 'two'])
    expect(await texts({ session_id, sender: 'User' })).toEqual(['one', 'two'])
    expect(await texts({ session_id, order_by: 'timestamp' })).toEqual(['one', 'one', 'two', 'two'])
    expect((await messages({ session_id }))[0]).toMatchObject({
      sender: 'User',
      session_id,
      flow_id: flow,
      error: false,
      edit: false,
      files: [],
    })
  })

  it('can be changed, which shows', async () => {
    const session_id = await talk('tpyo')
    const id = at((await messages({ session_id }))[0], 'id')
    const { status, body } = await ask(`/api/v1/monitor/messages/${id}`, { method: 'PUT', json: { text: 'typo' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, text: 'typo', edit: true, sender: 'User', session_id })
    expect(await texts({ session_id })).toEqual(['typo', 'tpyo'])
    expect((await ask('/api/v1/monitor/messages/2147483647', { method: 'PUT', json: { text: 'x' } })).status).toBe(404)
  })

  it('are deleted by number', async () => {
    const session_id = await talk('keep', 'drop')
    const ids = (await messages({ session_id })).slice(2).map((message) => at(message, 'id'))
    expect((await ask('/api/v1/monitor/messages', { method: 'DELETE', json: ids })).status).toBe(204)
    expect(await texts({ session_id })).toEqual(['keep', 'keep'])
  })
})

describe('conversations', () => {
  const sessions = async () => listAt((await ask(`/api/v1/monitor/messages/sessions?flow_id=${flow}`)).body)
  const named = async (session_id: string) => (await sessions()).find((row) => at(row, 'session_id') === session_id)

  it('appear with their first message, or are opened', async () => {
    const session_id = await talk('hello')
    expect(await named(session_id)).toMatchObject({ flow_id: flow, is_active: true })
    const opened = await ask('/api/v1/monitor/messages/sessions', { json: { flow_id: flow, session_name: 'Plans' } })
    expect(opened.status).toBe(201)
    expect(await named(textAt(opened.body, 'session_id'))).toMatchObject({ session_name: 'Plans' })
  })

  it('stand in the order of their last message', async () => {
    const [first, second] = [await talk('one'), await talk('two')]
    const order = async () =>
      (await sessions()).map((row) => at(row, 'session_id')).filter((id) => id === first || id === second)
    expect(await order()).toEqual([second, first])
    const again = await ask(`/api/v1/run/${flow}`, { json: { input_value: 'three', session_id: first } })
    expect(again.status).toBe(200)
    expect(await order()).toEqual([first, second])
  })

  it('are renamed and deleted, odd characters in their name and all', async () => {
    const session_id = await talk('hello / 100% ü?')
    const name = `Renamed ${randomUUID()}`
    const renamed = await ask(`${sessionPath(session_id)}?new_session_name=${encodeURIComponent(name)}`, {
      method: 'PATCH',
    })
    expect(renamed.status, renamed.text).toBe(200)
    expect(listAt(renamed.body)).toHaveLength(2)
    const now = textAt(renamed.body, '0.session_id')
    expect((await ask(sessionPath(now), { method: 'DELETE' })).status).toBe(204)
    expect(await messages({ session_id: now })).toEqual([])
    expect(await named(now)).toBeUndefined()
  })
})
