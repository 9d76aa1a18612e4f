import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { assertPlaces } from '@/modules/tenancy/server'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Puts a base into a line of business, or into none. */
export async function placeKnowledgeBase(
  { tenant_id }: UserActor,
  { knowledge_base_id, business_id }: { knowledge_base_id: string; business_id: number },
) {
  await assertPlaces(tenant_id, { business_id })
  if (!(await knowledgeBaseRepository.place(tenant_id, knowledge_base_id, business_id)))
    throw notFound('Knowledge base')
  return null
}
