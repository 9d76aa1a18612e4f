import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask, open } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { namesOf, parseEvents, readEvents, type WireEvent } from './support/events'
import { chatInput, chatOutput, echoGraph, languageModel, makeFlow, modelGraph } from './support/flows'

let mock: OpenAiMock
let flow: string
beforeAll(async () => {
  mock = await startOpenAiMock({
    script: ({ messages }) =>
      messages.at(-1)?.content === 'hang'
        ? { pieces: ['Let ', 'me '], ending: 'silence' }
        : { pieces: ['You ', 'said ', 'it'], pause_ms: 20 },
  })
  flow = await makeFlow(modelGraph(mock.url))
})
afterAll(() => mock.close())

/** Starts a build and gives its job id. */
async function build(json: unknown = {}, query = '', id = flow): Promise<string> {
  const { status, text, body } = await ask(`/api/v1/build/${id}/flow${query}`, { json })
  expect(status, text).toBe(200)
  return textAt(body, 'job_id')
}
const events = async (job: string, query = '', headers: Record<string, string> = {}) =>
  parseEvents((await ask(`/api/v1/build/${job}/events${query}`, { headers })).text)
const isLast = ({ event }: WireEvent) => event === 'end' || event === 'error'
/** Ids of the nodes that were built, in order. */
const built = (all: WireEvent[]) =>
  all.filter(({ event }) => event === 'end_vertex').map(({ data }) => textAt(data, 'build_data.id'))
/** Events without what differs from reading to reading: when it was read. */
const untimed = (all: WireEvent[]) => JSON.stringify(all).replace(/"timestamp":"[^"]*"/g, '')

describe('the events of a build', () => {
  it('come in the order that clients build their canvas by', async () => {
    const all = await events(await build({ inputs: { input_value: 'hello', session: 'b-1' } }))
    expect(all[0]).toMatchObject({ event: 'vertices_sorted', data: { ids: [chatInput] } })
    expect(at(all[0], 'data.to_run')).toHaveLength(3)
    expect(built(all)).toEqual([chatInput, languageModel, chatOutput])
    expect(namesOf(all.filter(({ event }) => event === 'token' || event === 'add_message'))).toEqual([
      'add_message',
      'token',
      'add_message',
    ])
    expect(all.findIndex(isLast)).toBe(all.length - 1)
    expect(all.at(-1)).toMatchObject({ event: 'end', data: { build_duration: expect.any(Number) } })
  })

  it('say what each node gave and what comes next', async () => {
    const all = await events(await build({ inputs: { input_value: 'hello' } }))
    const data = all.find(
      ({ event, data: of }) => event === 'end_vertex' && at(of, 'build_data.id') === chatInput,
    )?.data
    expect(at(data, 'build_data')).toMatchObject({
      valid: true,
      next_vertices_ids: [languageModel],
      inactivated_vertices: [],
      data: {
        results: { message: { text: 'hello' } },
        outputs: { message: { message: 'hello', type: 'text' } },
        timedelta: expect.any(Number),
        duration: expect.any(String),
      },
    })
  })

  it('are the same by streaming, polling and direct delivery', async () => {
    const json = { inputs: { input_value: 'hello' } }
    const streamed = await events(await build(json), '?event_delivery=streaming')
    const direct = parseEvents((await ask(`/api/v1/build/${flow}/flow?event_delivery=direct`, { json })).text)
    expect(built(direct)).toEqual(built(streamed))
    expect(namesOf(direct)).toEqual(namesOf(streamed))
    const job = await build(json)
    const polled: WireEvent[] = []
    for (let polls = 0; polls < 100 && !polled.some(isLast); polls += 1)
      polled.push(...(await events(job, '?event_delivery=polling')))
    expect(namesOf(polled)).toEqual(namesOf(streamed))
    expect(untimed(await events(job))).toBe(untimed(polled))
  })

  it('can be read again from any number, by query and by header', async () => {
    const job = await build({ inputs: { input_value: 'again' } })
    const all = await events(job)
    expect(untimed(await events(job))).toBe(untimed(all))
    // Numbers count the run's own events, of which some show as two or none here: the rest is always a tail of the whole.
    let shorter = 0
    for (let after = 0; after <= 20; after += 1) {
      const rest = await events(job, `?after=${after}`)
      expect(untimed(rest)).toBe(untimed(rest.length > 0 ? all.slice(-rest.length) : []))
      if (rest.length < all.length) shorter += 1
      expect(untimed(await events(job, '', { 'last-event-id': String(after) }))).toBe(untimed(rest))
    }
    expect(shorter).toBe(20)
  })

  it('are kept when the reader leaves and comes back', async () => {
    const job = await build({ inputs: { input_value: 'patience' } })
    const first: WireEvent[] = []
    for await (const event of readEvents(await open(`/api/v1/build/${job}/events`))) {
      first.push(event)
      if (event.event === 'token') break
    }
    const all = await events(job)
    expect(all.at(-1)?.event).toBe('end')
    expect(untimed(all.slice(0, first.length))).toBe(untimed(first))
  })

  it('of a job that never was are a 404, and so is cancelling it', async () => {
    for (const job of [randomUUID(), 'nonsense']) {
      for (const delivery of ['streaming', 'polling', 'direct'])
        expect((await ask(`/api/v1/build/${job}/events?event_delivery=${delivery}`)).status).toBe(404)
      expect((await ask(`/api/v1/build/${job}/cancel`, { method: 'POST' })).status).toBe(404)
    }
    expect((await ask(`/api/v1/build/${randomUUID()}/flow`, { json: {} })).status).toBe(404)
  })
})

describe('what is built', () => {
  it('is a part: up to a node, or from a node on', async () => {
    expect(built(await events(await build({}, `?stop_component_id=${languageModel}`)))).toEqual([
      chatInput,
      languageModel,
    ])
    const from = built(await events(await build({}, `?start_component_id=${chatOutput}`)))
    expect(from).toContain(chatOutput)
  })

  it('is the graph in the body when there is one; the stored flow stays', async () => {
    const id = await makeFlow({ nodes: [], edges: [] })
    const all = await events(await build({ data: echoGraph(), inputs: { input_value: 'drawn' } }, '', id))
    expect(built(all)).toEqual([chatInput, chatOutput])
    expect(at((await ask(`/api/v1/flows/${id}`)).body, 'data.nodes')).toEqual([])
    expect((await ask(`/api/v1/build/${id}/flow`, { json: {} })).status).toBe(400)
  })
})

describe('cancelling a build', () => {
  it('reaches the model within a second and is the last that happens', async () => {
    const job = await build({ inputs: { input_value: 'hang' } })
    const seen: WireEvent[] = []
    const reading = (async () => {
      for await (const event of readEvents(await open(`/api/v1/build/${job}/events`))) seen.push(event)
    })()
    const shown = () => seen.flatMap(({ event, data }) => (event === 'token' ? [textAt(data, 'chunk')] : [])).join('')
    await expect.poll(shown, { timeout: 5_000 }).toBe('Let me ')
    const before = mock.aborted
    const started = performance.now()
    const { status, body } = await ask(`/api/v1/build/${job}/cancel`, { method: 'POST' })
    expect(status).toBe(200)
    expect(body).toEqual({ success: true, message: expect.stringMatching(/cancelled/i) })
    await expect.poll(() => mock.aborted, { timeout: 1_000, interval: 10 }).toBe(before + 1)
    expect(performance.now() - started).toBeLessThan(1_000)
    await reading
    expect(seen.at(-1)).toMatchObject({ event: 'error', data: { text: expect.stringMatching(/cancelled/i) } })
    expect(seen.filter(isLast)).toHaveLength(1)
    await sleep(300)
    expect(untimed(await events(job))).toBe(untimed(seen))
    const again = await ask(`/api/v1/build/${job}/cancel`, { method: 'POST' })
    expect(again.body).toEqual({ success: true, message: expect.stringMatching(/ended already/i) })
  })

  it('keeps the question that was asked', async () => {
    const session = `cut-${randomUUID()}`
    const job = await build({ inputs: { input_value: 'hang', session } })
    for await (const { event } of readEvents(await open(`/api/v1/build/${job}/events`))) if (event === 'token') break
    await ask(`/api/v1/build/${job}/cancel`, { method: 'POST' })
    const messages = listAt((await ask(`/api/v1/monitor/messages?flow_id=${flow}&session_id=${session}`)).body)
    expect(messages[0]).toMatchObject({ sender: 'User', text: 'hang' })
  })
})
