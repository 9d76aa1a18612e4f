import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask, open } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { namesOf, parseEvents, readEvents } from './support/events'
import { answerText, echoGraph, makeFlow, modelGraph } from './support/flows'

describe('a streamed run', () => {
  let mock: OpenAiMock
  let flow: string
  beforeAll(async () => {
    mock = await startOpenAiMock({
      script: ({ messages }) => ({
        pieces: `You said: ${messages.at(-1)?.content}`.match(/\S+\s*/g) ?? [],
        pause_ms: 40,
      }),
    })
    flow = await makeFlow(modelGraph(mock.url))
  })
  afterAll(() => mock.close())

  it('is bare JSON with a blank line after each event', async () => {
    const response = await open(`/api/v1/run/${flow}?stream=true`, { json: { input_value: 'water on the wheel' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('x-request-id')).toBeTruthy()
    const text = await response.text()
    expect(text).not.toMatch(/^(data|event):/m)
    const events = parseEvents(text)
    expect(namesOf(events)).toEqual(['add_message', 'token', 'add_message', 'end'])
    const tokens = events.filter(({ event }) => event === 'token')
    const final = at(events.at(-1), 'data.result')
    expect(tokens.map(({ data }) => textAt(data, 'chunk')).join('')).toBe(answerText(final))
    expect(answerText(final)).toBe('You said: water on the wheel')
    expect(textAt(final, 'session_id')).toBe(flow)
    const [asked, partial, complete] = events.filter(({ event }) => event === 'add_message')
    expect(asked?.data).toMatchObject({ text: 'water on the wheel', sender: 'User' })
    expect(partial?.data).toMatchObject({ sender: 'Machine', properties: { state: 'partial' } })
    expect(complete?.data).toMatchObject({ text: 'You said: water on the wheel', properties: { state: 'complete' } })
    expect(new Set(tokens.map(({ data }) => textAt(data, 'id')))).toEqual(new Set([String(at(partial?.data, 'id'))]))
  })

  it('sends each token when it is there, not at the end', async () => {
    const started = performance.now()
    const times: number[] = []
    const response = await open(`/api/v1/run/${flow}?stream=true`, { json: { input_value: 'one two three four five' } })
    for await (const { event } of readEvents(response)) if (event === 'token') times.push(performance.now() - started)
    const [first = 0, last = 0] = [times[0], times.at(-1)]
    expect(times.length).toBeGreaterThanOrEqual(6)
    expect(last - first).toBeGreaterThan(120)
  })

  it('streams a flow without a model too', async () => {
    const { text } = await ask(`/api/v1/run/${await makeFlow(echoGraph())}?stream=true`, { json: { input_value: 'x' } })
    const events = parseEvents(text)
    expect(events.at(-1)?.event).toBe('end')
    expect(answerText(at(events.at(-1), 'data.result'))).toBe('x')
  })

  it('an unknown flow is a 404, not a stream', async () => {
    const { status, headers } = await ask('/api/v1/run/nobody-knows-it?stream=true', { json: { input_value: 'x' } })
    expect(status).toBe(404)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
  })

  it('goes on without its reader, to the end', async () => {
    const reader = new AbortController()
    const json = { input_value: 'nobody is listening any more but it is written down', session_id: 'dropped' }
    const response = await open(`/api/v1/run/${flow}?stream=true`, { json, signal: reader.signal })
    for await (const { event } of readEvents(response)) if (event === 'token') break
    reader.abort()
    const aborted = mock.aborted
    const query = `/api/v1/monitor/messages?flow_id=${flow}&session_id=dropped&sender=Machine`
    await expect
      .poll(async () => at((await ask(query)).body, '0.text'), { timeout: 5_000, interval: 100 })
      .toBe(`You said: ${json.input_value}`)
    expect(mock.aborted).toBe(aborted)
  })

  it('can be read by many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const json = { input_value: `number ${index}`, session_id: `many-${index}` }
        return parseEvents((await ask(`/api/v1/run/${flow}?stream=true`, { json })).text)
      }),
    )
    answers.forEach((events, index) => {
      expect(answerText(at(events.at(-1), 'data.result'))).toBe(`You said: number ${index}`)
    })
    expect(listAt((await ask(`/api/v1/monitor/messages?flow_id=${flow}&session_id=many-7`)).body)).toHaveLength(2)
  })
})
