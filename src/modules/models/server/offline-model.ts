import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatTurn, ModelChunk, ModelPort, ModelRequest } from '@/engine/ports'

/** Longest part of what was said that the answer repeats. */
const MAX_QUOTE = 280

/**
 * The built-in model that needs no key and no network: always the same answer to the same conversation, word by word,
 * saying what it is. `pause_ms` stands between words, so that streaming can be seen; 0 for none.
 */
export function offlineModel(options: { pause_ms?: number } = {}): ModelPort {
  const pause_ms = options.pause_ms ?? 8
  return { stream: (request) => answer(request, pause_ms) }
}

async function* answer(request: ModelRequest, pause_ms: number): AsyncIterable<ModelChunk> {
  const words = offlineAnswer(request.turns).match(/\S+\s*/g) ?? []
  for (const text of words) {
    request.signal.throwIfAborted()
    if (pause_ms > 0) await sleep(pause_ms, undefined, { signal: request.signal })
    yield { type: 'text', text }
  }
  const said = request.turns.reduce((count, turn) => count + countWords(turn.content), 0)
  yield { type: 'finish', reason: 'stop', usage: { input_tokens: said, output_tokens: words.length } }
}

/** What the offline model says to a conversation. */
export function offlineAnswer(turns: readonly ChatTurn[]): string {
  const asked = turns.filter((turn) => turn.role === 'user').at(-1)?.content ?? ''
  const system = turns.find((turn) => turn.role === 'system')?.content ?? ''
  const earlier = turns.filter((turn) => turn.role === 'user').length - 1
  const lines = [
    'This is the **offline model**. It works without a key and without a network, and understands nothing.',
  ]
  lines.push(asked.trim() === '' ? 'You sent an empty message.' : `You said: “${quote(asked)}”`)
  const facts = [`${countWords(asked)} ${countWords(asked) === 1 ? 'word' : 'words'}`]
  if (earlier > 0) facts.push(`${earlier} earlier ${earlier === 1 ? 'message' : 'messages'}`)
  if (system.trim() !== '') facts.push(`instructions that begin “${quote(system).slice(0, 60)}”`)
  lines.push(`I was given ${facts.join(', ')}.`)
  lines.push(
    'To get real answers, choose a provider in the Language Model node and set its key under Settings → Model providers.',
  )
  return lines.join('\n\n')
}

function quote(text: string): string {
  const flat = text.trim().replaceAll(/\s+/g, ' ')
  return flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
