import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MockAnswer, type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask } from './support/ask'
import { at, textAt } from './support/at'
import { parseEvents } from './support/events'
import { makeFlow, modelGraph } from './support/flows'

/** What the provider does, by the words that it is sent; and what the user has to read then. */
const faults: Record<string, { answer: (key: string) => MockAnswer; says: RegExp[]; retry_after?: string }> = {
  'too many requests': {
    answer: (key) => ({
      status: 429,
      headers: { 'retry-after': '120' },
      body: { error: { message: `Slow down, ${key}` } },
    }),
    says: [/too many requests \(429\)/, /Wait a little/],
    retry_after: '120',
  },
  'server error': {
    answer: (key) => ({ status: 500, body: { error: { message: `Broken for ${key}` } } }),
    says: [/trouble of its own \(500\)/, /Try again later/],
  },
  'wrong key': {
    answer: (key) => ({ status: 401, body: { error: { message: `Incorrect API key provided: ${key}` } } }),
    says: [/refused the API key \(401\)/, /Check OPENAI_COMPATIBLE_API_KEY/],
  },
  'unknown model': {
    answer: () => ({ status: 404, body: { error: { message: 'No such model' } } }),
    says: [/does not know the model "mock" \(404\)/],
  },
  'cut stream': {
    answer: () => ({ pieces: ['Half an ', 'answer'], ending: 'break' }),
    says: [/broke in the middle of the answer/, /Try again/],
  },
  'error in the stream': {
    answer: () => ({ pieces: ['Half an '], ending: 'error' }),
    says: [/broke its answer off/, /The engine overheated/],
  },
  'invalid JSON': {
    answer: () => ({ pieces: ['Half an '], ending: 'broken_json' }),
    says: [/not a model's answer/],
  },
  'a web page': {
    answer: (key) => ({ text: `<html>Welcome ${key}</html>`, content_type: 'text/html' }),
    says: [/did not answer with a stream/, /base URL/],
  },
  silence: { answer: () => 'silence', says: [/said nothing for too long/] },
  'silence after words': {
    answer: () => ({ pieces: ['Wait '], ending: 'silence' }),
    says: [/said nothing for too long/],
  },
}

describe('when a model provider fails', () => {
  const key = `sk-marker-${randomUUID()}`
  let mock: OpenAiMock
  let flow: string
  let variable: string
  beforeAll(async () => {
    mock = await startOpenAiMock({
      script: ({ messages }) => {
        const fault = faults[messages.at(-1)?.content ?? '']
        if (!fault) throw new Error(`No fault is called ${messages.at(-1)?.content}`)
        return fault.answer(key)
      },
    })
    const json = { name: 'OPENAI_COMPATIBLE_API_KEY', value: key, type: 'Credential' }
    const made = await ask('/api/v1/variables/', { json })
    expect(made.status, made.text).toBe(201)
    variable = textAt(made.body, 'id')
    flow = await makeFlow(modelGraph(mock.url, { timeout: 1 }))
  })
  afterAll(async () => {
    await ask(`/api/v1/variables/${variable}`, { method: 'DELETE' })
    await mock.close()
  })

  it.each(Object.entries(faults))('%s: the waiting answer says what happened and what to do', async (what, fault) => {
    const answer = await ask(`/api/v1/run/${flow}`, { json: { input_value: what } })
    expect(answer.status).toBe(500)
    const detail = textAt(answer.body, 'detail')
    expect(detail).toMatch(/^Error running "Language Model": /)
    expect(detail).not.toContain('..')
    for (const words of fault.says) expect(detail).toMatch(words)
    expect(answer.headers.get('retry-after')).toBe(fault.retry_after ?? null)
    expect(answer.text).not.toContain(key)
    expect(mock.requests.at(-1)?.headers.authorization).toBe(`Bearer ${key}`)
  })

  it.each(Object.entries(faults))('%s: so do the streams of runs and builds', async (what, fault) => {
    const streamed = await ask(`/api/v1/run/${flow}?stream=true`, { json: { input_value: what } })
    expect(streamed.status).toBe(200)
    const last = parseEvents(streamed.text).at(-1)
    expect(last?.event).toBe('error')
    for (const words of fault.says) expect(textAt(last, 'data.error')).toMatch(words)
    const built = await ask(`/api/v1/build/${flow}/flow?event_delivery=direct`, {
      json: { inputs: { input_value: what } },
    })
    const events = parseEvents(built.text)
    const failed = events.find(({ event, data }) => event === 'end_vertex' && at(data, 'build_data.valid') === false)
    const shown = textAt(failed, 'data.build_data.data.outputs.error.message.errorMessage')
    expect(events.at(-1)?.event).toBe('error')
    for (const words of fault.says) {
      expect(shown).toMatch(words)
      expect(textAt(events.at(-1), 'data.text')).toMatch(words)
    }
    expect(streamed.text + built.text).not.toContain(key)
  })

  it('leaves no trace of the key in what is read back', async () => {
    const readable = await Promise.all(
      ['/api/v1/variables/', `/api/v1/flows/${flow}`, '/api/v1/flows/', `/api/v1/monitor/messages?flow_id=${flow}`].map(
        (path) => ask(path),
      ),
    )
    for (const { status, text } of readable) {
      expect(status).toBe(200)
      expect(text).not.toContain(key)
    }
  })
})
