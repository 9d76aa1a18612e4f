import type { UserActor } from '@/contract/actor'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** Which of these flows the caller may see. */
export async function visibleFlowIds(actor: UserActor, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const flows = await flowRepository.names(actor.tenant_id, { id: { in: ids }, ...visibleTo(actor) }, ids.length)
  return new Set(flows.map((flow) => flow.id))
}
