import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRecord } from '@/lib/is-record'

export interface MockRequest {
  /** Counts from 0 over the server's life. */
  index: number
  path: string
  headers: IncomingMessage['headers']
  model: string
  messages: { role: string; content: string }[]
  body: Record<string, unknown>
}

/** What the server does with one request. */
export type MockAnswer =
  /** Streams these pieces, with a pause before each if asked, and ends as a provider does. */
  | { pieces: readonly string[]; pause_ms?: number }
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** Streams the pieces and then breaks the connection, or ends it without a word. */
  | { pieces: readonly string[]; ending: 'break' | 'end' | 'silence' | 'broken_json' | 'error' }
  /** Accepts the request and never answers. */
  | 'silence'
  /** Answers 200 with this text instead of a stream. */
  | { text: string; content_type: string }

export type MockScript = (request: MockRequest) => MockAnswer

export interface OpenAiMock {
  /** Base URL for an OpenAI-compatible provider, on loopback. */
  url: string
  requests: MockRequest[]
  /** Requests whose client left before the end. */
  aborted: number
  close(): Promise<void>
}

/**
 * A local server that speaks OpenAI chat completions, streaming and not, for tests and benches. Without a script it
 * answers `You said: <last message>` word by word. `latency_ms` passes before the first byte of each answer.
 */
export async function startOpenAiMock(options: { latency_ms?: number; script?: MockScript } = {}): Promise<OpenAiMock> {
  const script = options.script ?? echo
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  const mock: OpenAiMock = {
    url: '',
    requests: [],
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
    mock.requests.push(request)
    if (options.latency_ms) await sleep(options.latency_ms)
    await answer(request, script(request), response)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  mock.url = `http://127.0.0.1:${portOf(server.address())}/v1`
  return mock
}

function echo(request: MockRequest): MockAnswer {
  return { pieces: `You said: ${request.messages.at(-1)?.content ?? ''}`.match(/\S+\s*/g) ?? [] }
}

async function answer(request: MockRequest, what: MockAnswer, response: ServerResponse): Promise<void> {
  if (what === 'silence') return
  if ('status' in what)
    return json(response, what.status, what.body ?? { error: { message: 'as scripted' } }, what.headers)
  if ('text' in what) {
    response.writeHead(200, { 'content-type': what.content_type }).end(what.text)
    return
  }
  if (request.body.stream !== true && !('ending' in what))
    return json(response, 200, completion(request, what.pieces.join('')))
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const piece of what.pieces) {
    if ('pause_ms' in what && what.pause_ms) await sleep(what.pause_ms)
    response.write(event(request, { content: piece }, null))
  }
  if ('ending' in what) return fail(what.ending, response)
  const usage = { prompt_tokens: 7, completion_tokens: what.pieces.length, total_tokens: 7 + what.pieces.length }
  response.end(`${event(request, {}, 'stop')}${event(request, {}, null, { choices: [], usage })}data: [DONE]\n\n`)
}

function fail(how: 'break' | 'end' | 'silence' | 'broken_json' | 'error', response: ServerResponse): void {
  if (how === 'break') response.socket?.destroySoon()
  if (how === 'end') response.end()
  if (how === 'broken_json') response.end('data: {"choices": [{"delta": {"content":\n\n')
  if (how === 'error')
    response.end(`data: ${JSON.stringify({ error: { message: 'The engine overheated.', type: 'server_error' } })}\n\n`)
}

function event(request: MockRequest, delta: object, finish_reason: string | null, more: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason }]
  return `data: ${JSON.stringify({ ...envelope(request), object: 'chat.completion.chunk', choices, ...more })}\n\n`
}

function completion(request: MockRequest, content: string) {
  return {
    ...envelope(request),
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
  }
}

function envelope(request: MockRequest) {
  return { id: `chatcmpl-${request.index}`, created: 1_700_000_000, model: request.model }
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
    body,
  }
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
