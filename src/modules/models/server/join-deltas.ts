import type { StreamPart } from './open-model'

/** The same parts, with texts that follow one another as one: each costs an event, and every event is kept. */
export function joinDeltas(parts: readonly StreamPart[]): StreamPart[] {
  const joined: StreamPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (isDelta(part) && last && isDelta(last) && last.type === part.type && last.id === part.id)
      joined[joined.length - 1] = { ...last, delta: last.delta + part.delta }
    else joined.push(part)
  }
  return joined
}

type Delta = Extract<StreamPart, { type: 'text-delta' | 'reasoning-delta' }>

const isDelta = (part: StreamPart): part is Delta => part.type === 'text-delta' || part.type === 'reasoning-delta'
