import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { memberNames } from '@/modules/tenancy/server'
import type { Flow } from '@/platform/db/generated/client'
import { flowFor } from './flow.dto'
import { type FlowPrivilege, flowsWith } from './flow.policy'
import { flowRepository } from './flow.repository'

/** One flow that the caller may see. */
export async function readFlow(actor: UserActor, input: { flow_id: string }) {
  return describeFlow(actor, await findFlow(actor, input.flow_id))
}

/** The row of a flow over which the caller holds a privilege, to look at it unless said; 404 for all others. */
export async function findFlow(actor: UserActor, id: string, privilege: FlowPrivilege = 'flow:read'): Promise<Flow> {
  const flow = await flowRepository.find(actor.tenant_id, { id, ...flowsWith(actor, privilege) })
  if (!flow) throw notFound('Flow')
  return flow
}

/** A flow with the name of who made it. */
export async function describeFlow(actor: UserActor, flow: Flow) {
  const names = await memberNames(actor.tenant_id, [flow.user_id])
  return flowFor(actor, flow, names.get(flow.user_id) ?? null)
}
