import type { Actor } from '@/contract/actor'
import { stopFound } from '../stop-run'
import { findPublicRun } from './find-public-run'

/** Stops a run that this visitor started. One that has ended is a success too: it does not run any more. */
export async function cancelPublicBuild(actor: Actor, input: { job_id: string; client_id?: string | undefined }) {
  const { id, live, tenant_id } = await findPublicRun(actor, input)
  const { stopped } = await stopFound(tenant_id, { id, live })
  return { success: true, message: stopped ? 'Flow build cancelled successfully' : 'Flow build had ended already' }
}
