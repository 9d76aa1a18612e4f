import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { assertMayPlace } from '@/modules/tenancy/server'
import { knowledgeBaseRepository } from './knowledge-base.repository'
import { baseOr404 } from './read-knowledge-base'

/** Puts a base into a line of business in which the actor may make bases, or into none. */
export async function placeKnowledgeBase(
  actor: UserActor,
  { knowledge_base_id, business_id }: { knowledge_base_id: string; business_id: number },
) {
  const base = await baseOr404(actor, knowledge_base_id, 'knowledge:modify')
  if (base.business_id === business_id) return null
  await assertMayPlace(actor, { business_id }, 'knowledge:create', 'knowledge bases')
  if (!(await knowledgeBaseRepository.place(actor.tenant_id, knowledge_base_id, business_id)))
    throw notFound('Knowledge base')
  return null
}
