import type { UserActor } from '@/contract/actor'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** Flows that a listing for tools holds at most. */
const MOST = 500

export interface CallableFlow {
  id: string
  name: string
  description: string
  endpoint_name: string | null
  /** Seconds since the epoch. */
  created: number
}

/** Flows that a person may run, by name: what a flow may call or an agent may use. */
export async function callableFlows(actor: UserActor): Promise<CallableFlow[]> {
  const where = { is_deleted: false, is_component: false, ...visibleTo(actor) }
  const flows = await flowRepository.names(actor.tenant_id, where, MOST)
  return flows.map(({ id, name, description, endpoint_name, create_at }) => ({
    id,
    name,
    description: description ?? '',
    endpoint_name,
    created: Math.floor(create_at.getTime() / 1000),
  }))
}
