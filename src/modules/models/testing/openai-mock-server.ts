import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRecord } from '@/lib/is-record'
import { offlineSample } from '../server/offline-sample'
import { type MockReply, writeReply } from './openai-mock-reply'

export interface MockRequest {
  /** Counts from 0 over the server's life. */
  index: number
  path: string
  headers: IncomingMessage['headers']
  model: string
  messages: { role: string; content: string }[]
  /** Names of the tools that were offered. */
  tools: string[]
  tool_choice: unknown
  response_format: unknown
  /** Addresses of the images that were shown, as data URLs. */
  images: string[]
  body: Record<string, unknown>
}

/** What the server does with one request. */
export type MockAnswer =
  | MockReply
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** Accepts the request and never answers. */
  | 'silence'
  /** Answers 200 with this text instead of a stream. */
  | { text: string; content_type: string }

export type MockScript = (request: MockRequest) => MockAnswer

export interface OpenAiMock {
  /** Base URL for an OpenAI-compatible provider, on loopback. */
  url: string
  requests: MockRequest[]
  /** The texts of each request for embeddings. */
  embedded: string[][]
  /** Requests whose client left before the end. */
  aborted: number
  close(): Promise<void>
}

export interface OpenAiMockOptions {
  latency_ms?: number
  script?: MockScript
  /** A refusal of some texts; nothing answers `[length, index, 1]` for each. */
  embed?: (texts: string[]) => { status: number; body?: unknown } | undefined
}

/**
 * A local server that speaks OpenAI chat completions, streaming and not, and embeddings, for tests and benches.
 * Without a script it answers `You said: <last message>` word by word, or fills the JSON Schema that it was given. `latency_ms` passes before the first byte of each answer.
 */
export async function startOpenAiMock(options: OpenAiMockOptions = {}): Promise<OpenAiMock> {
  const script = options.script ?? echo
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  const mock: OpenAiMock = {
    url: '',
    requests: [],
    embedded: [],
    aborted: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('close', () => {
      if (!response.writableFinished) mock.aborted += 1
    })
    if (incoming.url?.endsWith('/models'))
      return json(response, 200, { object: 'list', data: [{ id: 'mock', object: 'model' }] })
    const request = await readRequest(incoming, mock.requests.length)
    if (incoming.url?.endsWith('/embeddings')) return embed(request, response)
    mock.requests.push(request)
    if (options.latency_ms) await sleep(options.latency_ms)
    await answer(request, script(request), response)
  }

  async function embed(request: MockRequest, response: ServerResponse): Promise<void> {
    const texts = [request.body.input].flat().map(String)
    mock.embedded.push(texts)
    const refusal = options.embed?.(texts)
    if (refusal) return json(response, refusal.status, refusal.body ?? { error: { message: 'as scripted' } })
    const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, index, 1] }))
    const usage = { prompt_tokens: texts.length, total_tokens: texts.length }
    json(response, 200, { object: 'list', model: request.model, data, usage })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  mock.url = `http://127.0.0.1:${portOf(server.address())}/v1`
  return mock
}

function echo(request: MockRequest): MockAnswer {
  const last = request.messages.at(-1)?.content ?? ''
  const format = isRecord(request.response_format) ? request.response_format : {}
  if (isRecord(format.json_schema)) return { pieces: [JSON.stringify(offlineSample(format.json_schema.schema, last))] }
  return { pieces: `You said: ${last}`.match(/\S+\s*/g) ?? [] }
}

async function answer(request: MockRequest, what: MockAnswer, response: ServerResponse): Promise<void> {
  if (what === 'silence') return
  if ('status' in what)
    return json(response, what.status, what.body ?? { error: { message: 'as scripted' } }, what.headers)
  if ('text' in what) {
    response.writeHead(200, { 'content-type': what.content_type }).end(what.text)
    return
  }
  await writeReply(what, request, response)
}

async function readRequest(incoming: IncomingMessage, index: number): Promise<MockRequest> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  const parsed: unknown = JSON.parse(text || '{}')
  const body = isRecord(parsed) ? parsed : {}
  const messages = Array.isArray(body.messages) ? body.messages.filter(isRecord) : []
  return {
    index,
    path: incoming.url ?? '',
    headers: incoming.headers,
    model: String(body.model ?? ''),
    messages: messages.map((message) => ({ role: String(message.role), content: contentOf(message.content) })),
    tools: names(body.tools),
    tool_choice: body.tool_choice,
    response_format: body.response_format,
    images: messages.flatMap((message) => imagesOf(message.content)),
    body,
  }
}

function names(tools: unknown): string[] {
  if (!Array.isArray(tools)) return []
  return tools.map((tool) => (isRecord(tool) && isRecord(tool.function) ? String(tool.function.name) : ''))
}

function imagesOf(content: unknown): string[] {
  if (!Array.isArray(content)) return []
  return content.flatMap((part) => (isRecord(part) && isRecord(part.image_url) ? [String(part.image_url.url)] : []))
}

function contentOf(content: unknown): string {
  if (Array.isArray(content)) return content.map((part) => (isRecord(part) ? String(part.text ?? '') : '')).join('')
  return String(content ?? '')
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The mock server has no port.')
  return address.port
}
