import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { knowledgeBaseDto } from './knowledge.dto'
import { type KnowledgePrivilege, knowledgeWith } from './knowledge.policy'
import type { KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** A base with what is in it, in numbers. */
export async function readKnowledgeBase(actor: UserActor, input: { knowledge_base_id: string }) {
  const base = await baseOr404(actor, input.knowledge_base_id, 'knowledge:read')
  return knowledgeBaseDto(base, await knowledgeBaseRepository.counts(actor.tenant_id, [base.id]))
}

/** A base that the caller holds a privilege over. 404 for all others. */
export async function baseOr404(actor: UserActor, id: string, privilege: KnowledgePrivilege): Promise<KnowledgeBase> {
  const base = await knowledgeBaseRepository.find(actor.tenant_id, id, knowledgeWith(actor, privilege))
  if (!base) throw notFound('Knowledge base')
  return base
}
