import type { UserActor } from '@/contract/actor'
import { findRun, type NumberedRunEvent, readEvents } from './read-events'

/** A run's events from any number on. The run is looked for before the stream begins, so a wrong id is a 404. */
export async function watchRun(
  actor: UserActor,
  input: { run_id: string; after?: number | undefined },
  signal: AbortSignal,
): Promise<AsyncGenerator<NumberedRunEvent>> {
  const { id } = await findRun(actor, input.run_id)
  return readEvents(actor.tenant_id, id, input.after ?? 0, signal)
}
