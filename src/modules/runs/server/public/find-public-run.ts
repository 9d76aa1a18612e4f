import { z } from 'zod'
import type { Actor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { findOpenFlow } from '@/modules/flows/server'
import { liveRuns } from '../live-runs'
import { runRepository } from '../run.repository'
import { requireClientId, visitorOf } from './visitor'

/** A run that this visitor started under a flow that is still open to them; 404 for any other, whatever the reason. */
export async function findPublicRun(actor: Actor, input: { job_id: string; client_id?: string | undefined }) {
  const client_id = requireClientId(input.client_id)
  const { job_id: id } = input
  const run = z.uuid().safeParse(id).success ? await runRepository.findPublic(id) : null
  if (!run) throw notFound('Job')
  const { tenant_id, flow_id } = run
  const session_id = visitorOf(client_id, flow_id).given(run.session_id)
  if (session_id === undefined || !(await findOpenFlow(actor, flow_id))) throw notFound('Job')
  return { id, tenant_id, flow_id, session_id, live: liveRuns().find(tenant_id, id) }
}
