import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { documentOps } from '../contract/document.operations'
import { chunkRepository } from './chunk.repository'
import { documentOr404 } from './read-document'
import { chunkOr404 } from './update-chunk'

/** Deletes a chunk until the document is indexed again; with a parent go its children. */
export async function deleteChunk(
  actor: UserActor,
  { chunk_id, ...place }: z.infer<typeof documentOps.delete_chunk.input>,
) {
  const { tenant_id } = actor
  const document = await documentOr404(actor, place, 'knowledge:modify')
  await chunkOr404(tenant_id, document.id, chunk_id)
  if (!(await chunkRepository.remove(tenant_id, chunk_id))) throw notFound('Chunk')
  return null
}
