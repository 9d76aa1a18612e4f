import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { documentOps } from '../contract/document.operations'
import { chunkRepository } from './chunk.repository'
import { documentOr404 } from './read-document'
import { chunkOr404 } from './update-chunk'

/** Deletes a chunk until the document is indexed again; with a parent go its children. */
export async function deleteChunk(
  { tenant_id }: UserActor,
  { chunk_id, ...place }: z.infer<typeof documentOps.delete_chunk.input>,
) {
  const document = await documentOr404(tenant_id, place)
  await chunkOr404(tenant_id, document.id, chunk_id)
  if (!(await chunkRepository.remove(tenant_id, chunk_id))) throw notFound('Chunk')
  return null
}
