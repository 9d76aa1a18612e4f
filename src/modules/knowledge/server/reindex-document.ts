import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { documentDto } from './knowledge.dto'
import { documentOr404 } from './read-document'

/** Begins anew with a document, whatever its state. */
export async function reindexDocument(actor: UserActor, input: { knowledge_base_id: string; document_id: string }) {
  const { tenant_id } = actor
  const { id, knowledge_base_id } = await documentOr404(actor, input, 'knowledge:modify')
  const document = await documentRepository.update(tenant_id, id, {}, true)
  if (!document) throw notFound('Document')
  indexer().stop([id])
  void indexer().start(tenant_id, knowledge_base_id)
  return documentDto(document)
}
