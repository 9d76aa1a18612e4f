import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'
import type { FlowHead, FlowRef } from './flow-heads'
import { flowHeads } from './flow-heads'

/**
 * The flow that a run's address names, by id or by its endpoint name in the caller's tenant. Both ways check alike.
 * The graph stays behind, so that a busy flow costs one small row per run.
 */
export async function findFlowHead(actor: UserActor, id_or_name: string): Promise<FlowHead> {
  const by = z.uuid().safeParse(id_or_name).success ? { id: id_or_name } : { endpoint_name: id_or_name }
  // What may be seen depends on the user and the role, so both are part of the question.
  const flow = await flowHeads().recall(`${actor.tenant_id}:${actor.user_id}:${actor.role}:${id_or_name}`, () =>
    flowRepository.head(actor.tenant_id, { ...by, is_deleted: false, ...visibleTo(actor) }),
  )
  if (!flow) throw notFound(`Flow ${JSON.stringify(id_or_name.slice(0, 120))}`)
  return flow
}

/** The graph of a flow that was found before. */
export const readGraph = (head: FlowRef): Promise<unknown> => flowRepository.graph(head.tenant_id, head.id)
