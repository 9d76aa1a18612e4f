import type { UserActor } from '@/contract/actor'
import { findRun } from './read-events'

/** Stops a run that is still going; false when it had ended. Returns once its end is written. */
export async function stopRun(actor: UserActor, input: { run_id: string }) {
  const { live } = await findRun(actor, input.run_id)
  if (!live || live.ended) return { stopped: false }
  live.stop()
  const { status } = await live.done
  return { stopped: status === 'stopped' }
}

/** The same in the words of the studio document. */
export async function cancelBuild(actor: UserActor, input: { job_id: string }) {
  const { stopped } = await stopRun(actor, { run_id: input.job_id })
  return { success: true, message: stopped ? 'Flow build cancelled successfully' : 'Flow build had ended already' }
}
