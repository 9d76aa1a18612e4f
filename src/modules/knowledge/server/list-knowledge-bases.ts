import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import type { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { knowledgeBaseDto } from './knowledge.dto'
import { knowledgeWith } from './knowledge.policy'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** One page of the tenant's bases as far as the caller may see them, last changed first. */
export async function listKnowledgeBases(
  actor: UserActor,
  { search, page, size }: z.infer<typeof knowledgeBaseOps.list_knowledge_bases.input>,
) {
  const { tenant_id } = actor
  const seen = knowledgeWith(actor, 'knowledge:read')
  const [bases, total] = await Promise.all([
    knowledgeBaseRepository.list(tenant_id, seen, search, (page - 1) * size, size),
    knowledgeBaseRepository.count(tenant_id, seen, search),
  ])
  const counts = await knowledgeBaseRepository.counts(
    tenant_id,
    bases.map((base) => base.id),
  )
  return toPage(
    bases.map((base) => knowledgeBaseDto(base, counts)),
    total,
    { page, size },
  )
}
