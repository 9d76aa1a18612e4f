import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { flowsWith, visibleTo } from './flow.policy'
import { type FlowWhere, flowRepository } from './flow.repository'
import type { FlowHead, FlowRef } from './flow-heads'
import { flowHeads } from './flow-heads'

/**
 * The flow that a run's address names, by id or by its endpoint name, if the caller may run it. Both ways check alike.
 * The graph stays behind, so that a busy flow costs one small row per run.
 */
export async function findFlowHead(actor: UserActor, id_or_name: string): Promise<FlowHead> {
  const by = z.uuid().safeParse(id_or_name).success ? { id: id_or_name } : { endpoint_name: id_or_name }
  const where = { ...by, is_deleted: false, ...flowsWith(actor, 'flow:run') }
  // What may be run depends on the actor's rights, so the whole filter is the question.
  const flow = await flowHeads().recall(`${actor.tenant_id}:${JSON.stringify(where)}`, () =>
    flowRepository.head(actor.tenant_id, where),
  )
  return flow ?? refuse(actor, id_or_name, { ...by, is_deleted: false })
}

async function refuse(actor: UserActor, id_or_name: string, by: FlowWhere): Promise<never> {
  if (!(await flowRepository.head(actor.tenant_id, { ...by, ...visibleTo(actor) })))
    throw notFound(`Flow ${JSON.stringify(id_or_name.slice(0, 120))}`)
  throw new AppError('forbidden', 'You may look at this flow, not run it', {
    hint: 'Ask its owner, or an admin of this tenant, for a role that includes "flow:run" here.',
  })
}

/** The graph of a flow that was found before. */
export const readGraph = (head: FlowRef): Promise<unknown> => flowRepository.graph(head.tenant_id, head.id)
