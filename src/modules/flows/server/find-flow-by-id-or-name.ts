import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { Flow } from '@/platform/db/generated/client'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** The flow that a run's address names: by id, or by its endpoint name in the caller's tenant. Both ways check alike. */
export async function findFlowByIdOrName(actor: UserActor, id_or_name: string): Promise<Flow> {
  const by = z.uuid().safeParse(id_or_name).success ? { id: id_or_name } : { endpoint_name: id_or_name }
  const flow = await flowRepository.find(actor.tenant_id, { ...by, is_deleted: false, ...visibleTo(actor) })
  if (!flow) throw notFound(`Flow ${JSON.stringify(id_or_name.slice(0, 120))}`)
  return flow
}
