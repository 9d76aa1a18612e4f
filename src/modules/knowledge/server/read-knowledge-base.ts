import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { knowledgeBaseDto } from './knowledge.dto'
import type { KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** A base with what is in it, in numbers. */
export async function readKnowledgeBase({ tenant_id }: UserActor, input: { knowledge_base_id: string }) {
  const base = await baseOr404(tenant_id, input.knowledge_base_id)
  return knowledgeBaseDto(base, await knowledgeBaseRepository.counts(tenant_id, [base.id]))
}

/** Throws 404 when the tenant has no base of that id. */
export async function baseOr404(tenant_id: string, id: string): Promise<KnowledgeBase> {
  const base = await knowledgeBaseRepository.find(tenant_id, id)
  if (!base) throw notFound('Knowledge base')
  return base
}
