import type { UserActor } from '@/contract/actor'
import { stopRun } from '../stop-run'
import { findJob } from './workflow-status'

/** Stops a workflow that is still going; asking again changes nothing. */
export async function stopWorkflow(actor: UserActor, input: { job_id: string | number }) {
  const job_id = await findJob(actor, input.job_id)
  const { stopped } = await stopRun(actor, { run_id: job_id })
  return { job_id, message: stopped ? `Job ${job_id} cancelled successfully.` : `Job ${job_id} had ended already.` }
}
