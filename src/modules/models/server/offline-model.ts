import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatTurn, ModelChunk, ModelPort, ModelRequest, ToolCall } from '@/engine/ports'
import { offlineSample } from './offline-sample'
import { offlineToolCall, toolResults } from './offline-tool-call'

/** Longest part of what was said that the answer repeats. */
const MAX_QUOTE = 280

/**
 * The built-in model that needs no key and no network: always the same answer to the same conversation, word by word,
 * saying what it is. A wanted schema is filled from what was said; a tool that was named, or a calculator for a sum, is
 * called once. `pause_ms` stands between words, so that streaming can be seen; 0 for none.
 */
export function offlineModel(options: { pause_ms?: number } = {}): ModelPort {
  const pause_ms = options.pause_ms ?? 8
  return { stream: (request) => answer(request, pause_ms) }
}

async function* answer(request: ModelRequest, pause_ms: number): AsyncIterable<ModelChunk> {
  request.signal.throwIfAborted()
  const input_tokens = request.turns.reduce((count, turn) => count + countWords(textOfTurn(turn)), 0)
  const reply = replyTo(request)
  if (typeof reply !== 'string') {
    yield { type: 'tool_call', call: reply }
    yield { type: 'finish', reason: 'tool-calls', usage: { input_tokens, output_tokens: 1 } }
    return
  }
  const words = reply.match(/\s*\S+\s*/g) ?? []
  for (const text of words) {
    request.signal.throwIfAborted()
    if (pause_ms > 0) await sleep(pause_ms, undefined, { signal: request.signal })
    yield { type: 'text', text }
  }
  yield { type: 'finish', reason: 'stop', usage: { input_tokens, output_tokens: words.length } }
}

function replyTo({ turns, tools, response_schema }: ModelRequest): string | ToolCall {
  const asked = lastAsked(turns)
  const call = tools?.length ? offlineToolCall(turns, tools, asked) : undefined
  if (call) return call
  if (response_schema) return JSON.stringify(offlineSample(response_schema.schema, asked))
  const results = toolResults(turns)
  return results.length > 0 ? results.join('\n\n') : offlineAnswer(turns)
}

/** What the offline model says to a conversation. */
export function offlineAnswer(turns: readonly ChatTurn[]): string {
  const asked = lastAsked(turns)
  const system = turns.find((turn) => turn.role === 'system')?.content ?? ''
  const earlier = turns.filter((turn) => turn.role === 'user').length - 1
  const files = turns.flatMap((turn) => (typeof turn.content === 'string' ? [] : turn.content)).filter(isFilePart)
  const lines = [
    'This is the **offline model**. It works without a key and without a network, and understands nothing.',
  ]
  lines.push(asked.trim() === '' ? 'You sent an empty message.' : `You said: “${quote(asked)}”`)
  const facts = [`${countWords(asked)} ${countWords(asked) === 1 ? 'word' : 'words'}`]
  if (files.length > 0) facts.push(`${files.length} ${files.length === 1 ? 'file' : 'files'}`)
  if (earlier > 0) facts.push(`${earlier} earlier ${earlier === 1 ? 'message' : 'messages'}`)
  if (system.trim() !== '') facts.push(`instructions that begin “${quote(system).slice(0, 60)}”`)
  lines.push(`I was given ${facts.join(', ')}.`)
  lines.push(
    'To get real answers, choose a provider in the Language Model node and set its key under Settings → Model providers.',
  )
  return lines.join('\n\n')
}

function lastAsked(turns: readonly ChatTurn[]): string {
  const turn = turns.findLast((item) => item.role === 'user')
  return turn ? textOfTurn(turn) : ''
}

function textOfTurn({ content }: ChatTurn): string {
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
}

const isFilePart = (part: { type: string }) => part.type === 'file'

function quote(text: string): string {
  const flat = text.trim().replaceAll(/\s+/g, ' ')
  return flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
