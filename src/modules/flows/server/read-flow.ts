import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { memberNames } from '@/modules/tenancy/server'
import type { Flow } from '@/platform/db/generated/client'
import { flowFor } from './flow.dto'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** One flow that the caller may see. */
export async function readFlow(actor: UserActor, input: { flow_id: string }) {
  return describeFlow(actor, await findFlow(actor, input.flow_id))
}

/** The row of a flow that the caller may see; 404 for all others. */
export async function findFlow(actor: UserActor, id: string): Promise<Flow> {
  const flow = await flowRepository.find(actor.tenant_id, { id, ...visibleTo(actor) })
  if (!flow) throw notFound('Flow')
  return flow
}

/** A flow with the name of who made it. */
export async function describeFlow(actor: UserActor, flow: Flow) {
  const names = await memberNames(actor.tenant_id, [flow.user_id])
  return flowFor(actor, flow, names.get(flow.user_id) ?? null)
}
