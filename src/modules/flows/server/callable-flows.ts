import type { UserActor } from '@/contract/actor'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** Flows that a listing for tools holds at most. */
const MOST = 500

/** Flows that a person may run, by name: what a flow may call or an agent may use. */
export async function callableFlows(actor: UserActor): Promise<{ id: string; name: string; description: string }[]> {
  const where = { is_deleted: false, is_component: false, ...visibleTo(actor) }
  const flows = await flowRepository.names(actor.tenant_id, where, MOST)
  return flows.map(({ id, name, description }) => ({ id, name, description: description ?? '' }))
}
