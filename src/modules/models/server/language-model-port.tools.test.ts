import { afterEach, describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import type { ModelChunk, ModelRequest } from '@/engine/ports'
import type { FileValue, ModelRef } from '@/engine/values'
import { type MockScript, type OpenAiMock, startOpenAiMock } from '../testing/openai-mock-server'
import { languageModelPort } from './language-model-port'
import { openedByUser } from './prompt-of'

const bytes = new Map([
  ['cat', new Uint8Array([137, 80, 78, 71])],
  ['note', new TextEncoder().encode('Buy milk.')],
])
const port = languageModelPort({
  fetch,
  retry_ms: 1,
  readFile: async (file) => bytes.get(file.ref) ?? Promise.reject(new EngineError('file_missing', 'It is gone.')),
})
let mock: OpenAiMock | undefined
afterEach(() => mock?.close())

async function ask(script: MockScript, request: Partial<ModelRequest>, ref: Partial<ModelRef> = {}) {
  mock = await startOpenAiMock({ script })
  const model = { provider: 'openai-compatible', model: 'mock', base_url: mock.url, api_key: 'sk', ...ref }
  const turns = request.turns ?? [{ role: 'user' as const, content: 'hi' }]
  const chunks: ModelChunk[] = []
  for await (const chunk of port.stream({ signal: new AbortController().signal, ...request, model, turns })) {
    chunks.push(chunk)
  }
  return { chunks, request: mock.requests[0], requests: mock.requests }
}

const weather = {
  name: 'weather',
  description: 'The weather somewhere.',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}
const schema = { type: 'object', properties: { mood: { type: 'string' } }, required: ['mood'] }
const response_schema = { name: 'my answer', schema }
const file = (ref: string, media_type: string, file_type: FileValue['file_type']): FileValue => {
  return { kind: 'file', ref, transfer: 'stored', name: `${ref}.bin`, media_type, file_type }
}

describe('tools', () => {
  it('are offered, called with parsed arguments, and answered', async () => {
    const script: MockScript = () => ({
      reasoning: ['Where is ', 'that?'],
      pieces: ['Let me see.'],
      tool_calls: [
        { name: 'weather', args: { city: 'Oslo' } },
        { name: 'weather', args: '{"city": "Rome"' },
        { name: 'now', args: '' },
      ],
    })
    const turns: ModelRequest['turns'] = [
      { role: 'user', content: 'weather?' },
      { role: 'assistant', content: '', tool_calls: [{ id: 'c1', name: 'weather', args: { city: 'Bonn' } }] },
      { role: 'tool', call_id: 'c1', name: 'weather', content: 'rain' },
    ]
    const { chunks, request } = await ask(script, { turns, tools: [weather] })
    const thoughts = chunks.flatMap((chunk) => (chunk.type === 'reasoning' ? [chunk.text] : []))
    expect(thoughts.join('')).toBe('Where is that?')
    expect(chunks.flatMap((chunk) => (chunk.type === 'tool_call' ? [chunk.call] : []))).toEqual([
      { id: 'call_0', name: 'weather', args: { city: 'Oslo' } },
      { id: 'call_1', name: 'weather', args: { city: 'Rome' } },
      { id: 'call_2', name: 'now', args: {} },
    ])
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'tool-calls' })
    expect(request?.tools).toEqual(['weather'])
    expect(request?.body.messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', tool_calls: [{ id: 'c1', function: { name: 'weather', arguments: '{"city":"Bonn"}' } }] },
      { role: 'tool', tool_call_id: 'c1', content: 'rain' },
    ])
  })

  it('with arguments that cannot be read, or cut in the middle of a call', async () => {
    const list = () => ({ tool_calls: [{ name: 'weather', args: '[1, 2]' }] })
    await expect(ask(list, { tools: [weather] })).rejects.toMatchObject({ code: 'model_bad_response' })
    await mock?.close()
    const cut = () => ({ tool_calls: [{ name: 'weather', args: '{"city": "Os' }], ending: 'end' as const })
    await expect(ask(cut, { tools: [weather] })).rejects.toMatchObject({ code: 'model_stream_cut' })
  })
})

describe('an answer in a schema', () => {
  const answer: MockScript = () => ({ pieces: ['{"mood": ', '"calm"}'] })

  it('is promised by providers that can', async () => {
    const { request } = await ask(answer, { response_schema })
    expect(request?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'my_answer', schema, strict: false },
    })
    await mock?.close()
    const closed = { ...schema, additionalProperties: false }
    const openai = await ask(answer, { response_schema: { name: 'a', schema: closed } }, { provider: 'openai' })
    expect(openai.request?.response_format).toMatchObject({ json_schema: { strict: true } })
  })

  it('is asked for in words as well where only JSON is promised', async () => {
    const { request } = await ask(answer, { response_schema }, { provider: 'deepseek' })
    expect(request?.response_format).toEqual({ type: 'json_object' })
    expect(request?.messages[0]).toMatchObject({ role: 'system', content: expect.stringContaining('"mood"') })
  })

  it('is asked for in words when the server refuses the format', async () => {
    const script: MockScript = (request) =>
      request.response_format
        ? { status: 400, body: { error: { message: 'Unknown parameter: response_format' } } }
        : { pieces: ['{}'] }
    const { chunks, requests } = await ask(script, { response_schema })
    expect(requests.map((request) => request.response_format !== undefined)).toEqual([true, false])
    expect(requests[1]?.messages[0]?.content).toContain('JSON Schema')
    expect(chunks[0]).toEqual({ type: 'text', text: '{}' })
  })
})

describe('files', () => {
  const show = (shown: FileValue) => ({
    turns: [
      {
        role: 'user' as const,
        content: [
          { type: 'text' as const, text: 'Look:' },
          { type: 'file' as const, file: shown },
        ],
      },
    ],
  })

  it('images go as they are, texts as text', async () => {
    const { request } = await ask(() => ({ pieces: ['ok'] }), show(file('cat', 'image/png', 'image')))
    expect(request?.images).toEqual(['data:image/png;base64,iVBORw=='])
    await mock?.close()
    const note = await ask(() => ({ pieces: ['ok'] }), show(file('note', 'text/plain', 'document')))
    expect(note.request?.messages[0]?.content).toContain('note.bin:\nBuy milk.')
  })

  it('that are gone, or that the provider cannot see', async () => {
    await expect(ask(() => ({ pieces: [] }), show(file('gone', 'image/png', 'image')))).rejects.toMatchObject({
      code: 'file_missing',
    })
    await mock?.close()
    await expect(ask(() => ({ pieces: [] }), show(file('cat', 'video/mp4', 'video')))).rejects.toMatchObject({
      code: 'model_bad_request',
      message: expect.stringContaining('video/mp4'),
    })
  })
})

it('every setting of a reference is sent', async () => {
  const settings = { top_p: 0.5, frequency_penalty: 0.1, presence_penalty: 0.2, seed: 7, stop: ['END'] }
  expect((await ask(() => ({ pieces: ['x'] }), {}, settings)).request?.body).toMatchObject(settings)
})

it('a conversation that the model begins is opened where its provider asks for that', () => {
  const turns = [
    { role: 'system' as const, content: 's' },
    { role: 'assistant' as const, content: 'a' },
  ]
  expect(openedByUser(turns, 'openai')).toEqual(turns)
  expect(openedByUser(turns, 'anthropic').map((turn) => turn.role)).toEqual(['system', 'user', 'assistant'])
  expect(openedByUser([{ role: 'user', content: 'u' }], 'google')).toHaveLength(1)
})
