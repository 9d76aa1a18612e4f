import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import type { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { knowledgeBaseDto } from './knowledge.dto'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** One page of the tenant's bases, last changed first. */
export async function listKnowledgeBases(
  { tenant_id }: UserActor,
  { search, page, size }: z.infer<typeof knowledgeBaseOps.list_knowledge_bases.input>,
) {
  const [bases, total] = await Promise.all([
    knowledgeBaseRepository.list(tenant_id, search, (page - 1) * size, size),
    knowledgeBaseRepository.count(tenant_id, search),
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
