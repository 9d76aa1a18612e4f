import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import { escapeLike } from '@/lib/escape-like'
import type { documentOps } from '../contract/document.operations'
import { documentRepository } from './document.repository'
import { documentDto } from './knowledge.dto'
import { baseOr404 } from './read-knowledge-base'

/** One page of a base's documents, newest first. */
export async function listDocuments(
  actor: UserActor,
  { knowledge_base_id, search, status, page, size }: z.infer<typeof documentOps.list_documents.input>,
) {
  const { tenant_id } = actor
  await baseOr404(actor, knowledge_base_id, 'knowledge:read')
  const where = {
    knowledge_base_id,
    ...(search === '' ? {} : { name: { contains: escapeLike(search), mode: 'insensitive' as const } }),
    ...(status ? { status } : {}),
  }
  const [documents, total] = await Promise.all([
    documentRepository.list(tenant_id, where, (page - 1) * size, size),
    documentRepository.count(tenant_id, where),
  ])
  return toPage(documents.map(documentDto), total, { page, size })
}
