import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { removeFile } from '@/platform/storage/file-storage'
import type { documentOps } from '../contract/document.operations'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { documentDto } from './knowledge.dto'
import { documentOr404 } from './read-document'

/** Changes what was sent. Another text is indexed in place of the one that was there. */
export async function updateDocument(
  actor: UserActor,
  {
    knowledge_base_id,
    document_id: id,
    name,
    text,
    metadata,
    enabled,
  }: z.infer<typeof documentOps.update_document.input>,
) {
  const { tenant_id } = actor
  await documentOr404(actor, { knowledge_base_id, document_id: id }, 'knowledge:modify')
  const index_again = text !== undefined
  const document = await documentRepository.update(
    tenant_id,
    id,
    {
      ...(name === undefined ? {} : { name }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(enabled === undefined ? {} : { enabled }),
      ...(text === undefined ? {} : { text, size: Buffer.byteLength(text) }),
    },
    index_again,
  )
  if (!document) throw notFound('Document')
  if (index_again) {
    indexer().stop([id])
    // An upload whose text was never taken out has been replaced.
    await removeFile({ tenant_id, id })
    void indexer().start(tenant_id, knowledge_base_id)
  }
  return documentDto(document)
}
