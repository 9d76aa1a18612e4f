import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import type { documentOps } from '../contract/document.operations'
import { chunkRepository } from './chunk.repository'
import { chunkDto } from './knowledge.dto'
import { documentOr404 } from './read-document'

/** One page of a document's chunks in its order; parents before children. */
export async function listChunks(
  actor: UserActor,
  { kind, page, size, ...place }: z.infer<typeof documentOps.list_chunks.input>,
) {
  const { tenant_id } = actor
  const { id: document_id } = await documentOr404(actor, place, 'knowledge:read')
  const where = { document_id, ...(kind ? { kind } : {}) }
  const [chunks, total] = await Promise.all([
    chunkRepository.list(tenant_id, where, (page - 1) * size, size),
    chunkRepository.count(tenant_id, where),
  ])
  return toPage(chunks.map(chunkDto), total, { page, size })
}
