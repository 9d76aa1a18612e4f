import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { emit } from '@/platform/events/domain-events'
import { flowsWith } from './flow.policy'
import { type FlowWhere, flowRepository } from './flow.repository'
import { flowVersionRepository } from './flow-version.repository'
import { findFlow } from './read-flow'

/** Deletes one flow for good, with its runs and messages. */
export async function deleteFlow(actor: UserActor, input: { flow_id: string }) {
  await findFlow(actor, input.flow_id)
  if ((await removeFlows(actor, { id: input.flow_id })) === 0)
    throw new AppError('forbidden', 'Only its owner may delete this flow')
  return { message: 'Flow deleted successfully' }
}

/** Deletes those of the given flows that the caller may delete, and says how many. */
export async function deleteFlows(actor: UserActor, input: { flow_ids: string[] }) {
  return { deleted: await removeFlows(actor, { id: { in: input.flow_ids } }) }
}

async function removeFlows(actor: UserActor, where: FlowWhere): Promise<number> {
  const { tenant_id } = actor
  const ids = await flowRepository.ids(tenant_id, { ...where, AND: [flowsWith(actor, 'flow:delete')] })
  if (ids.length === 0) return 0
  const count = await flowRepository.remove(tenant_id, { id: { in: ids } })
  await flowVersionRepository.removeOfFlows(tenant_id, ids)
  // What hangs on flows lives in modules further right; they listen.
  await emit('flows_deleted', { tenant_id, flow_ids: ids })
  return count
}
