import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** An answer of a model: reasoning, text, tool calls, in this order, then its end. */
export interface MockReply {
  pieces?: readonly string[]
  reasoning?: readonly string[]
  /** Arguments as text go out as they are, broken or not; each call comes in two parts. */
  tool_calls?: readonly { id?: string; name: string; args: object | string }[]
  /** Pause before each piece of text. */
  pause_ms?: number
  /** Breaks the connection after the pieces, ends it without a word, and so on; absent ends as a provider does. */
  ending?: 'break' | 'end' | 'silence' | 'broken_json' | 'error'
  finish_reason?: string
}

interface Asked {
  index: number
  model: string
  body: Record<string, unknown>
}

/** Writes a reply as a stream of chunks, or as one completion when no stream was asked for. */
export async function writeReply(reply: MockReply, request: Asked, response: ServerResponse): Promise<void> {
  if (request.body.stream !== true && !reply.ending) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion(request, reply)))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const text of reply.reasoning ?? []) response.write(event(request, { reasoning_content: text }, null))
  for (const piece of reply.pieces ?? []) {
    if (reply.pause_ms) await sleep(reply.pause_ms)
    response.write(event(request, { content: piece }, null))
  }
  for (const delta of callDeltas(reply)) response.write(event(request, delta, null))
  if (reply.ending) return fail(reply.ending, response)
  const usage = usageOf(reply)
  const end = event(request, {}, reasonOf(reply))
  response.end(`${end}${event(request, {}, null, { choices: [], usage })}data: [DONE]\n\n`)
}

function callDeltas(reply: MockReply): object[] {
  return callsOf(reply).flatMap(({ id, type, function: { name, arguments: args } }, index) => {
    const half = Math.ceil(args.length / 2)
    return [
      { tool_calls: [{ index, id, type, function: { name, arguments: args.slice(0, half) } }] },
      { tool_calls: [{ index, function: { arguments: args.slice(half) } }] },
    ]
  })
}

function callsOf(reply: MockReply) {
  return (reply.tool_calls ?? []).map(({ id, name, args }, index) => ({
    id: id ?? `call_${index}`,
    type: 'function',
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  }))
}

const reasonOf = (reply: MockReply) => reply.finish_reason ?? (reply.tool_calls?.length ? 'tool_calls' : 'stop')

function fail(how: NonNullable<MockReply['ending']>, response: ServerResponse): void {
  if (how === 'break') response.socket?.destroySoon()
  if (how === 'end') response.end()
  if (how === 'broken_json') response.end('data: {"choices": [{"delta": {"content":\n\n')
  if (how === 'error')
    response.end(`data: ${JSON.stringify({ error: { message: 'The engine overheated.', type: 'server_error' } })}\n\n`)
}

function event(request: Asked, delta: object, finish_reason: string | null, more: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason }]
  return `data: ${JSON.stringify({ ...envelope(request), object: 'chat.completion.chunk', choices, ...more })}\n\n`
}

function usageOf({ pieces = [] }: MockReply) {
  return { prompt_tokens: 7, completion_tokens: pieces.length, total_tokens: 7 + pieces.length }
}

function completion(request: Asked, reply: MockReply) {
  const calls = callsOf(reply)
  const message = { role: 'assistant', content: (reply.pieces ?? []).join('') }
  return {
    ...envelope(request),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: calls.length > 0 ? { ...message, tool_calls: calls } : message,
        finish_reason: reasonOf(reply),
      },
    ],
    usage: usageOf(reply),
  }
}

function envelope(request: Asked) {
  return { id: `chatcmpl-${request.index}`, created: 1_700_000_000, model: request.model }
}
