import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Asking, ask } from './support/ask'
import { listAt, textAt } from './support/at'
import { parseEvents } from './support/events'
import { chatInput, chatOutput, echoGraph, makeFlow } from './support/flows'

let flow: string
beforeAll(async () => {
  flow = await published('PUBLIC')
  // The draft goes on; visitors do not see it.
  const draft = echoGraph()
  draft.edges = []
  expect((await ask(`/api/v1/flows/${flow}`, { method: 'PATCH', json: { data: draft } })).status).toBe(200)
})

async function published(access_type: string): Promise<string> {
  const id = await makeFlow(echoGraph(), { access_type })
  const { body } = await ask(`/api/v1/flows/${id}/versions`, { json: { version: '1.0' } })
  const version = Object(body).id
  expect((await ask(`/api/v1/flows/${id}/versions/${version}/publish`, { method: 'POST' })).status).toBe(200)
  return id
}

/** Asks as somebody who has nothing but a cookie. */
const visit = (path: string, client_id: string | undefined, asking: Asking = {}) =>
  ask(`/api/v1/build_public_tmp/${path}`, {
    ...asking,
    key: null,
    headers: { ...(client_id ? { cookie: `theme=dark; client_id=${client_id}` } : {}), ...asking.headers },
  })
const say = (client_id: string, input_value: string, session: string, query = '') =>
  visit(`${flow}/flow${query}`, client_id, { json: { inputs: { input_value, session } } })
const textsOf = (body: unknown) => listAt(body).map((message) => textAt(message, 'text'))

describe('a published flow for anybody', () => {
  it('answers a visitor with nothing but a cookie, by the published version', async () => {
    const ada = randomUUID()
    const { status, body, text } = await say(ada, 'good morning', 'first')
    expect(status, text).toBe(200)
    const answer = await visit(`${textAt(body, 'job_id')}/events`, ada)
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const events = parseEvents(answer.text)
    expect(events.map(({ event }) => event)).toEqual([
      'vertices_sorted',
      'add_message',
      'add_message',
      'end_vertex',
      'end',
    ])
    expect(events[2]).toMatchObject({ data: { text: 'good morning', session_id: 'first', tenant_id: null } })
    // Nodes and their settings are nobody's business.
    expect(answer.text).not.toContain(chatInput)
    expect(answer.text).toContain(chatOutput)
    expect(textsOf((await visit(`${flow}/messages?session_id=first`, ada)).body)).toEqual([
      'good morning',
      'good morning',
    ])
  })

  it('keeps visitors apart, whatever they name', async () => {
    const ada = randomUUID()
    const eve = randomUUID()
    const job = textAt((await say(ada, 'the secret of ada', 'same')).body, 'job_id')
    await visit(`${job}/events`, ada)
    await say(eve, 'hello', 'same', '?event_delivery=direct')
    expect((await visit(`${flow}/messages`, eve)).text).not.toContain('ada')
    expect((await visit(`${flow}/messages?session_id=same`, eve)).text).not.toContain('ada')
    expect((await visit(`${job}/events`, eve)).status).toBe(404)
    expect((await visit(`${job}/cancel`, eve, { method: 'POST' })).status).toBe(404)
    expect((await visit(`${job}/cancel`, ada, { method: 'POST' })).body).toMatchObject({ success: true })
  })

  it('refuses who has no cookie, who brings a flow along, and what is not open (threats 3, 4)', async () => {
    expect((await visit(`${flow}/flow`, undefined, { json: {} })).status).toBe(400)
    const data = { nodes: [], edges: [] }
    expect((await visit(`${flow}/flow`, 'ada', { json: { data } })).status).toBe(400)
    expect((await visit(`${flow}/flow`, 'ada', { json: { tweaks: { [chatOutput]: {} } } })).status).toBe(400)
    const closed = await published('PRIVATE')
    const nowhere = randomUUID()
    for (const id of [closed, nowhere]) {
      expect((await visit(`${id}/flow`, 'ada', { json: {} })).status).toBe(403)
      expect((await visit(`${id}/messages`, 'ada')).status).toBe(404)
    }
    const job = textAt((await ask(`/api/v1/build/${flow}/flow`, { json: {} })).body, 'job_id')
    expect((await visit(`${job}/events`, 'ada')).status).toBe(404)
    expect((await visit(`${job}/cancel`, 'ada', { method: 'POST' })).status).toBe(404)
  })

  it('may stand in a frame of another site, and nothing else of the product may (threat 25)', async () => {
    const page = await ask(`/p/${flow}`, { key: null })
    expect(page.status).toBe(200)
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect((await ask(`/p/${randomUUID()}`, { key: null })).status).toBe(404)
    for (const path of ['/', '/sign-in', '/flows', '/p', '/p/', '/templates']) {
      const { headers } = await ask(path, { key: null })
      expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'self'")
    }
    const widget = await ask('/widget.js', { key: null })
    expect(widget.status).toBe(200)
    expect(widget.headers.get('content-type')).toContain('javascript')
  })
})
