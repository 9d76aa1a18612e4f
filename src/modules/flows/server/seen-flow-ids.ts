import type { UserActor } from '@/contract/actor'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** Flows that the caller may see; null when that is all of the tenant's. */
export async function seenFlowIds(actor: UserActor): Promise<string[] | null> {
  const seen = visibleTo(actor)
  return Object.keys(seen).length === 0 ? null : flowRepository.ids(actor.tenant_id, seen)
}
