import type { UserActor } from '@/contract/actor'
import { formRepository } from './form.repository'
import type { LiveRun } from './live-run'
import { findRun } from './read-events'
import { runRepository } from './run.repository'

/** Stops a run that is still going; false when it had ended. Returns once its end is written. */
export async function stopRun(actor: UserActor, input: { run_id: string }) {
  return stopFound(actor.tenant_id, await findRun(actor, input.run_id))
}

/** The same for a run that was found before. */
export async function stopFound(tenant_id: string, { id, live }: { id: string; live: LiveRun | undefined }) {
  if (!live || live.ended) return { stopped: await stopPaused(tenant_id, id) }
  live.stop()
  const { status } = await live.done
  return { stopped: status === 'stopped' }
}

/** A run that waits for a person has no process that works on it: its row is ended, and its forms with it. */
async function stopPaused(tenant_id: string, id: string): Promise<boolean> {
  const last = { type: 'run_stopped', duration_ms: 0 } as const
  const stopped = await runRepository.endPaused(tenant_id, id, 'stopped', null, last)
  if (stopped) await formRepository.cancelOfRun(tenant_id, id)
  return stopped
}

/** The same in the words of the studio document. */
export async function cancelBuild(actor: UserActor, input: { job_id: string }) {
  const { stopped } = await stopRun(actor, { run_id: input.job_id })
  return { success: true, message: stopped ? 'Flow build cancelled successfully' : 'Flow build had ended already' }
}
