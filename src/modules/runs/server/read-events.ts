import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { RunEvent } from '@/engine'
import { findFlow } from '@/modules/flows/server'
import { withLargeValues } from './large-values'
import type { LiveRun } from './live-run'
import { liveRuns } from './live-runs'
import { runRepository } from './run.repository'

export interface NumberedRunEvent {
  seq: number
  event: RunEvent
}

interface FoundRun {
  id: string
  flow_id: string
  session_id: string
  /** Set while this process works on it, and a little longer. */
  live: LiveRun | undefined
}

/** A run that the caller may see: their own, or one of a flow they may see. 404 for all others. */
export async function findRun(actor: UserActor, id: string): Promise<FoundRun> {
  if (!z.uuid().safeParse(id).success) throw notFound('Run')
  const live = liveRuns().find(actor.tenant_id, id)
  const row = live ?? (await runRepository.find(actor.tenant_id, id))
  if (!row) throw notFound('Run')
  if (row.user_id !== actor.user_id) await findFlow(actor, row.flow_id, 'run:read')
  return { id, flow_id: row.flow_id, session_id: row.session_id, live }
}

/**
 * Events with a number higher than `after`, live ones as they happen, until the run's last one or until the reader
 * leaves. Any number of readers may read, at any time, from anywhere.
 */
export async function* readEvents(
  tenant_id: string,
  run_id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedRunEvent> {
  let seq = after
  while (!signal.aborted) {
    const live = liveRuns().find(tenant_id, run_id)
    const kept = live?.eventsAfter(seq)
    if (live && kept) {
      for (const event of kept) {
        seq += 1
        yield { seq, event }
      }
      if (live.ended && seq >= live.last_seq) return
      if (kept.length === 0) await live.change(signal)
      continue
    }
    const before = seq
    for (const item of await storedEvents(tenant_id, run_id, seq)) {
      seq = item.seq
      yield item
    }
    // Without a live run the database has all there is; with one, go on where the database ends.
    if (!live || seq === before) return
  }
}

/** Stored events after a number, without waiting. */
export async function storedEvents(tenant_id: string, run_id: string, after: number): Promise<NumberedRunEvent[]> {
  const batches = await runRepository.eventBatches(tenant_id, run_id, after)
  const items = batches
    .flatMap((batch) => eventsOf(batch.events).map((event, index) => ({ seq: batch.first_seq + index, event })))
    .filter((item) => item.seq > after)
  const run = { tenant_id, run_id }
  return Promise.all(items.map(async ({ seq, event }) => ({ seq, event: await withLargeValues(run, event) })))
}

/** Written by this module only, so its shape is known; the column itself is untyped JSON. */
const StoredEvents = z.array(
  z.custom<RunEvent>((value) => typeof value === 'object' && value !== null && 'type' in value),
)
const eventsOf = (events: unknown): RunEvent[] => StoredEvents.parse(events)
