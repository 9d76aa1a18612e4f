import type { UserActor } from '@/contract/actor'
import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'

/** Actors by hashed credential for two seconds: spares busy clients three queries a request. */
export const knownActors = processSingleton('actors', () => new ShortMemory<UserActor>(2_000, 10_000))

/** Called by whatever takes rights away, so that it counts at the very next request. */
export const forgetActors = (): void => knownActors().forget()
