import type { LiveRun } from '../live-run'
import { type NumberedRunEvent, storedEvents } from '../read-events'

/** All that has happened in a run so far, without waiting for more. */
export async function runEvents(
  tenant_id: string,
  run_id: string,
  live: LiveRun | undefined,
): Promise<NumberedRunEvent[]> {
  const whole = live?.eventsAfter(0)
  if (whole) return whole.map((event, index) => ({ seq: index + 1, event }))
  const stored = await storedEvents(tenant_id, run_id, 0)
  const seen = stored.at(-1)?.seq ?? 0
  const rest = live?.eventsAfter(seen) ?? []
  return [...stored, ...rest.map((event, index) => ({ seq: seen + 1 + index, event }))]
}
