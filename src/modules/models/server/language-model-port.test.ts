import { afterEach, describe, expect, it, vi } from 'vitest'
import { EngineError } from '@/engine/errors'
import type { ModelChunk } from '@/engine/ports'
import type { ModelRef } from '@/engine/values'
import { type MockScript, type OpenAiMock, startOpenAiMock } from '../testing/openai-mock-server'
import { languageModelPort } from './language-model-port'

const KEY = 'sk-marker-77aa'
const port = languageModelPort({ fetch, retry_ms: 1 })
let mock: OpenAiMock | undefined

afterEach(async () => {
  await mock?.close()
  mock = undefined
})

async function serve(script?: MockScript): Promise<ModelRef> {
  mock = await startOpenAiMock(script ? { script } : {})
  return { provider: 'openai-compatible', model: 'mock', base_url: mock.url, api_key: KEY }
}

async function ask(
  ref: ModelRef,
  signal = new AbortController().signal,
  more: { whole?: boolean } = {},
): Promise<ModelChunk[]> {
  const chunks: ModelChunk[] = []
  const turns = [
    { role: 'system' as const, content: 'Be brief.' },
    { role: 'user' as const, content: 'one two' },
  ]
  for await (const chunk of port.stream({ model: ref, turns, signal, ...more })) chunks.push(chunk)
  return chunks
}

async function failure(ref: ModelRef, more: { whole?: boolean } = {}): Promise<EngineError> {
  const error = await ask(ref, undefined, more).then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof EngineError)) throw error
  return error
}

const texts = (chunks: ModelChunk[]) => chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk.text] : []))

describe('an answer', () => {
  it('streams and tells usage', async () => {
    const chunks = await ask({ ...(await serve()), temperature: 0.3, max_tokens: 9 })
    expect(texts(chunks).join('')).toBe('You said: one two')
    expect(chunks.at(-1)).toEqual({ type: 'finish', reason: 'stop', usage: { input_tokens: 7, output_tokens: 4 } })
    expect(mock?.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      model: 'mock',
      headers: { authorization: `Bearer ${KEY}` },
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'one two' },
      ],
      body: { temperature: 0.3, max_tokens: 9, stream: true },
    })
  })

  it('comes while it is being written', async () => {
    const ref = await serve(() => ({ pieces: ['a', 'b', 'c'], pause_ms: 40 }))
    const started = performance.now()
    const times: number[] = []
    const chunks: ModelChunk[] = []
    for await (const chunk of port.stream({ model: ref, turns: [], signal: new AbortController().signal })) {
      times.push(performance.now() - started)
      chunks.push(chunk)
    }
    expect(times[0]).toBeLessThan((times[2] ?? 0) - 40)
    expect(texts(chunks)).toEqual(['a', 'b', 'c'])
  })

  it('is one piece as far as it arrived together', async () => {
    const ref = await serve(() => ({ pieces: ['a', 'b', 'c', 'd'] }))
    expect(texts(await ask(ref))).toEqual(['abcd'])
  })

  it('comes from OpenAI and Ollama addresses too', async () => {
    const ref = await serve()
    const openai = await ask({ ...ref, provider: 'openai', model: 'gpt-4o-mini' })
    const host = ref.base_url?.replace('/v1', '')
    const ollama = await ask({ provider: 'ollama', model: 'llama', ...(host ? { base_url: host } : {}) })
    for (const chunks of [openai, ollama]) expect(texts(chunks).join('')).toBe('You said: one two')
    expect(mock?.requests.map((request) => request.path)).toEqual(['/v1/chat/completions', '/v1/chat/completions'])
    expect(mock?.requests[1]?.headers.authorization).toBeUndefined()
  })

  it('is whole without a reason for its end when the server says that it is done', async () => {
    const done = 'data: {"choices":[{"index":0,"delta":{"content":"hi"}}]}\n\ndata: [DONE]\n\n'
    const chunks = await ask(await serve(() => ({ text: done, content_type: 'text/event-stream' })))
    expect(texts(chunks)).toEqual(['hi'])
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
  })

  it('writes nothing to the console', async () => {
    const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name))
    const ref = await serve(({ index }) => (index === 0 ? { pieces: ['a'] } : { status: 400 }))
    await ask({ ...ref, provider: 'openai', model: 'gpt-5', temperature: 0.1 })
    await failure(ref)
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})

describe('faults', () => {
  const cases: [string, MockScript, string, string][] = [
    [
      '401',
      () => ({ status: 401, body: { error: { message: `Incorrect API key: ${KEY}` } } }),
      'model_unauthorized',
      'refused the API key (401). It said: Incorrect API key: ••••',
    ],
    ['403', () => ({ status: 403 }), 'model_unauthorized', '(403)'],
    ['404', () => ({ status: 404 }), 'model_not_found', 'does not know the model "mock"'],
    [
      '400',
      () => ({ status: 400, body: { error: { message: 'Too long.' } } }),
      'model_bad_request',
      'It said: Too long.',
    ],
    ['429', () => ({ status: 429 }), 'model_rate_limited', 'too many requests'],
    ['500', () => ({ status: 500 }), 'model_unavailable', 'trouble of its own (500)'],
    ['a broken connection', () => ({ pieces: ['a'], ending: 'break' }), 'model_stream_cut', 'broke'],
    ['an early end', () => ({ pieces: ['a'], ending: 'end' }), 'model_stream_cut', 'broke'],
    ['broken JSON', () => ({ pieces: [], ending: 'broken_json' }), 'model_bad_response', 'not a model'],
    [
      'an error inside the stream',
      () => ({ pieces: ['a'], ending: 'error' }),
      'model_unavailable',
      'The engine overheated.',
    ],
    ['a web page', () => ({ text: '<html>hello</html>', content_type: 'text/html' }), 'model_bad_response', 'stream'],
  ]

  it.each(cases)('%s', async (_name, script, code, words) => {
    const error = await failure(await serve(script))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.hint).toBeTruthy()
    expect(JSON.stringify([error.message, error.hint])).not.toContain(KEY)
  })

  it('silence, before and inside an answer', async () => {
    for (const script of [() => 'silence', () => ({ pieces: ['a'], ending: 'silence' })] satisfies MockScript[]) {
      const ref = await serve(script)
      const started = performance.now()
      expect((await failure({ ...ref, timeout_ms: 60 })).code).toBe('model_silent')
      expect(performance.now() - started).toBeLessThan(1_000)
      await mock?.close()
    }
  })

  it('nobody there', async () => {
    const ref = await serve()
    await mock?.close()
    const error = await failure(ref)
    expect(error.code).toBe('model_unavailable')
    expect(error.message).toContain('could not be reached')
  })

  it('no key, an unknown provider, a refused address', async () => {
    const ref: ModelRef = { provider: 'openai', model: 'm' }
    expect(await failure(ref)).toMatchObject({
      code: 'model_unauthorized',
      hint: expect.stringContaining('OPENAI_API_KEY'),
    })
    expect((await failure({ ...ref, provider: 'watson' })).code).toBe('model_unknown_provider')
    const blocked = languageModelPort({
      fetch: async () => {
        throw Object.assign(new Error('10.0.0.1 was not requested'), { name: 'OutboundBlockedError' })
      },
    })
    const stream = blocked.stream({ model: { ...ref, api_key: KEY }, turns: [], signal: new AbortController().signal })
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'http_blocked' })
  })
})

describe('an answer in one piece', () => {
  const whole = { whole: true }

  it('is asked for as one and tells usage', async () => {
    const chunks = await ask(await serve(), undefined, whole)
    expect(chunks).toEqual([
      { type: 'text', text: 'You said: one two' },
      { type: 'finish', reason: 'stop', usage: { input_tokens: 7, output_tokens: 4 } },
    ])
    expect(mock?.requests[0]?.body.stream ?? false).toBe(false)
  })

  it('may be calls of tools, and comes from servers that cannot stream', async () => {
    const call = { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Bern"}' } }
    const choice = {
      index: 0,
      message: { role: 'assistant', content: null, tool_calls: [call] },
      finish_reason: 'tool_calls',
    }
    const ref = await serve(({ body }) =>
      body.stream ? { status: 400 } : { status: 200, body: { id: 'x', created: 1, model: 'mock', choices: [choice] } },
    )
    expect(await ask(ref, undefined, whole)).toEqual([
      { type: 'tool_call', call: { id: 'c1', name: 'weather', args: { city: 'Bern' } } },
      { type: 'finish', reason: 'tool-calls', usage: {} },
    ])
  })

  it.each<[string, MockScript, string]>([
    ['401', () => ({ status: 401 }), 'model_unauthorized'],
    ['429', () => ({ status: 429 }), 'model_rate_limited'],
    ['500', () => ({ status: 500 }), 'model_unavailable'],
    ['a web page', () => ({ text: '<html>hello</html>', content_type: 'text/html' }), 'model_bad_response'],
    ['JSON of something else', () => ({ status: 200, body: { hello: 'there' } }), 'model_bad_response'],
    ['silence', () => 'silence', 'model_silent'],
  ])('fails in the same words: %s', async (_name, script, code) => {
    const error = await failure({ ...(await serve(script)), timeout_ms: 200 }, whole)
    expect([error.code, Boolean(error.hint)]).toEqual([code, true])
    expect(JSON.stringify([error.message, error.hint])).not.toContain(KEY)
  })

  it('is given up at the provider when the run stops', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 60)
    await expect(ask(await serve(() => 'silence'), stop.signal, whole)).rejects.toThrow()
    await vi.waitFor(() => expect(mock?.aborted).toBe(1))
  })
})

describe('trying again', () => {
  it('after 429 and 5xx, up to twice, as late as the provider says', async () => {
    const script: MockScript = ({ index }) => {
      if (index === 0) return { status: 429, headers: { 'retry-after-ms': '80' } }
      return index === 1 ? { status: 503 } : { pieces: ['ok'] }
    }
    const started = performance.now()
    expect(texts(await ask(await serve(script)))).toEqual(['ok'])
    expect(performance.now() - started).toBeGreaterThan(75)
    expect(mock?.requests).toHaveLength(3)
  })

  it('gives up after the third, and does not wait for long', async () => {
    await failure(await serve(() => ({ status: 500 })))
    expect(mock?.requests).toHaveLength(3)
    await mock?.close()
    const error = await failure(await serve(() => ({ status: 429, headers: { 'retry-after': '3600' } })))
    expect(error.retry_after_ms).toBe(3_600_000)
    expect(mock?.requests).toHaveLength(1)
  })

  it('never once a piece was shown, and never for a fault of the request', async () => {
    await failure(await serve(() => ({ pieces: ['a'], ending: 'error' })))
    expect(mock?.requests).toHaveLength(1)
    await mock?.close()
    await failure(await serve(() => ({ status: 401 })))
    expect(mock?.requests).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('reaches the provider at once', async () => {
    const ref = await serve(() => ({ pieces: Array.from({ length: 100 }, () => 'x'), pause_ms: 20 }))
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 60)
    await expect(ask(ref, stop.signal)).rejects.toThrow()
    await vi.waitFor(() => expect(mock?.aborted).toBe(1))
  })

  it('and so does a reader who leaves', async () => {
    const ref = await serve(() => ({ pieces: Array.from({ length: 100 }, () => 'x'), pause_ms: 20 }))
    for await (const _ of port.stream({ model: ref, turns: [], signal: new AbortController().signal })) break
    await vi.waitFor(() => expect(mock?.aborted).toBe(1))
  })
})
