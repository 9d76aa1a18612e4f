import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { documentOps } from '../contract/document.operations'
import { asAppError } from './as-app-error'
import { chunkRepository } from './chunk.repository'
import { embedTexts } from './embed-texts'
import { chunkDto } from './knowledge.dto'
import { documentOr404 } from './read-document'
import { baseOr404 } from './read-knowledge-base'

/** Changes what was sent. Another text gets its own words and vector before it is kept. */
export async function updateChunk(
  actor: UserActor,
  { chunk_id, content, enabled, ...place }: z.infer<typeof documentOps.update_chunk.input>,
  signal: AbortSignal,
) {
  const { tenant_id } = actor
  const document = await documentOr404(actor, place, 'knowledge:modify')
  const before = await chunkOr404(tenant_id, document.id, chunk_id)
  if (document.status !== 'ready')
    throw new AppError('conflict', 'The document is being indexed, which makes its chunks anew', {
      hint: 'Wait until it is ready.',
    })
  if (content !== undefined && content !== before.content) {
    const { kind } = chunkDto(before)
    const vectors = kind === 'parent' ? undefined : await embed(actor, place.knowledge_base_id, content, signal)
    await chunkRepository.change(tenant_id, chunk_id, content, kind, vectors?.[0])
  }
  if (enabled !== undefined) await chunkRepository.enable(tenant_id, chunk_id, enabled)
  return chunkDto(await chunkOr404(tenant_id, document.id, chunk_id))
}

export async function chunkOr404(tenant_id: string, document_id: string, id: string) {
  const chunk = await chunkRepository.find(tenant_id, document_id, id)
  if (!chunk) throw notFound('Chunk')
  return chunk
}

async function embed(actor: UserActor, knowledge_base_id: string, content: string, signal: AbortSignal) {
  const base = await baseOr404(actor, knowledge_base_id, 'knowledge:modify')
  try {
    return await embedTexts(base, [content], signal)
  } catch (error) {
    throw asAppError(error)
  }
}
