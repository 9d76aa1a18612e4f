import type { UserActor } from '@/contract/actor'
import type { LiveRun } from './live-run'
import { findRun, type NumberedRunEvent, readEvents, storedEvents } from './read-events'
import { buildEvents, type WireEvent } from './studio/build-events'

interface Query {
  job_id: string
  after?: number | undefined
}

/** Events of a build from a number on, live until its end. */
export async function* streamBuildEvents(
  actor: UserActor,
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<WireEvent> {
  const { id, flow_id, session_id } = await findRun(actor, query.job_id)
  const scope = { flow_id, session_id, tenant_id: actor.tenant_id }
  for await (const item of readEvents(actor.tenant_id, id, query.after ?? 0, signal)) yield* buildEvents(item, scope)
}

/** Events that nobody polled yet; waits for the first when there is none. With `after`, those after that number. */
export async function pollBuildEvents(actor: UserActor, query: Query, signal: AbortSignal): Promise<WireEvent[]> {
  const found = await findRun(actor, query.job_id)
  const scope = { flow_id: found.flow_id, session_id: found.session_id, tenant_id: actor.tenant_id }
  const items = await pollRun(actor.tenant_id, found, query.after, signal)
  return items.flatMap((item) => buildEvents(item, scope))
}

/** The same as they happened, of a run that was found before. */
export async function pollRun(
  tenant_id: string,
  { id, live }: { id: string; live: LiveRun | undefined },
  from: number | undefined,
  signal: AbortSignal,
): Promise<NumberedRunEvent[]> {
  const after = from ?? live?.polled ?? 0
  let items: NumberedRunEvent[] | undefined = live
    ?.eventsAfter(after)
    ?.map((event, index) => ({ seq: after + 1 + index, event }))
  if (live && !live.ended && items?.length === 0) {
    await live.change(signal)
    items = live.eventsAfter(after)?.map((event, index) => ({ seq: after + 1 + index, event }))
  }
  items ??= await storedEvents(tenant_id, id, after)
  if (live) live.polled = Math.max(live.polled, items.at(-1)?.seq ?? 0)
  return items
}
