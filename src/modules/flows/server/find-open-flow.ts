import { z } from 'zod'
import type { Actor } from '@/contract/actor'
import type { Flow } from '@/platform/db/generated/client'
import { holdsOver } from './flow.policy'
import { flowRepository } from './flow.repository'

/**
 * A flow that its owner opened to this caller: PUBLIC ones to anybody, RESTRICTED ones to people of its tenant, or,
 * in a business, to those who may run it there. What is not open, deleted, in another tenant or nowhere is undefined alike, so that nobody can tell which it is.
 */
export async function findOpenFlow(actor: Actor, flow_id: string): Promise<Flow | undefined> {
  if (!z.uuid().safeParse(flow_id).success) return undefined
  const tenant_id = await flowRepository.tenantOf(flow_id)
  if (!tenant_id) return undefined
  const flow = await flowRepository.find(tenant_id, { id: flow_id, is_deleted: false, is_component: false })
  if (flow?.access_type === 'PUBLIC') return flow
  const inside = actor.kind === 'user' && actor.tenant_id === tenant_id
  if (flow?.access_type !== 'RESTRICTED' || !inside) return undefined
  return flow.business_id === 0 || holdsOver(actor, flow, 'flow:run') ? flow : undefined
}
