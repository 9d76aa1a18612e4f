import type { Actor } from '@/contract/actor'
import { pollRun } from '../read-build-events'
import { readEvents } from '../read-events'
import type { WireEvent } from '../studio/build-events'
import { findPublicRun } from './find-public-run'
import { publicEvents } from './public-events'

interface Query {
  job_id: string
  client_id?: string | undefined
}

/** Events of a visitor's run from its beginning, live until its end. */
export async function* streamPublicEvents(actor: Actor, query: Query, signal: AbortSignal): AsyncGenerator<WireEvent> {
  const run = await findPublicRun(actor, query)
  for await (const item of readEvents(run.tenant_id, run.id, 0, signal)) yield* publicEvents(item, run)
}

/**
 * Events of a visitor's run that nobody polled yet; waits for the first when there is none. Most of what happens in a run is
 * not for visitors, so it is waited until there is something to tell, or nothing more to come.
 */
export async function pollPublicEvents(actor: Actor, query: Query, signal: AbortSignal): Promise<WireEvent[]> {
  const run = await findPublicRun(actor, query)
  for (;;) {
    const items = await pollRun(run.tenant_id, run, undefined, signal)
    const told = items.flatMap((item) => publicEvents(item, run))
    if (told.length > 0 || items.length === 0 || !run.live) return told
  }
}
