import type { UserActor } from '@/contract/actor'
import { processSingleton } from '@/lib/process-singleton'

const life = 2_000
const maxEntries = 10_000

interface Entry {
  actor: UserActor
  until: number
}

const cache = processSingleton('actor-cache', () => new Map<string, Entry>())
const forgotten = processSingleton('actor-cache-forgotten', () => ({ times: 0 }))

/** Changes whenever actors are forgotten. Read it before looking an actor up, and hand it to `rememberActor`. */
export const actorsForgotten = (): number => forgotten().times

/** The actor of a credential seen in the last two seconds. Spares busy clients three queries a request. */
export function recallActor(credential_hash: string): UserActor | undefined {
  const entry = cache().get(credential_hash)
  return entry && entry.until > Date.now() ? entry.actor : undefined
}

/** Not when actors were forgotten since `as_of`: what was looked up may be what has just been taken away. */
export function rememberActor(credential_hash: string, actor: UserActor, as_of: number): void {
  if (as_of !== actorsForgotten()) return
  const entries = cache()
  if (entries.size >= maxEntries) entries.clear()
  entries.set(credential_hash, { actor, until: Date.now() + life })
}

/** Called by whatever takes rights away, so that it counts at the very next request. */
export function forgetActors(): void {
  forgotten().times += 1
  cache().clear()
}
