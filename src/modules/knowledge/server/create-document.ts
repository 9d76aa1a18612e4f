import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { documentOps } from '../contract/document.operations'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { documentDto } from './knowledge.dto'
import { baseOr404 } from './read-knowledge-base'

/** Adds a text and begins to index it. */
export async function createDocument(
  actor: UserActor,
  { knowledge_base_id, name, text, metadata }: z.infer<typeof documentOps.create_document.input>,
) {
  const { tenant_id, user_id } = actor
  await baseOr404(actor, knowledge_base_id, 'knowledge:modify')
  const document = await documentRepository.create(tenant_id, {
    id: randomUUID(),
    knowledge_base_id,
    user_id,
    name,
    media_type: /\.(md|markdown)$/i.test(name) ? 'text/markdown' : 'text/plain',
    size: Buffer.byteLength(text),
    text,
    metadata,
  })
  void indexer().start(tenant_id, knowledge_base_id)
  return documentDto(document)
}
