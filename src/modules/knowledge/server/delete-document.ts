import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { removeFile } from '@/platform/storage/file-storage'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { documentOr404 } from './read-document'

/** Deletes a document with its chunks; what is being done for it is given up. */
export async function deleteDocument(actor: UserActor, input: { knowledge_base_id: string; document_id: string }) {
  const { tenant_id } = actor
  const { id } = await documentOr404(actor, input, 'knowledge:modify')
  if (!(await documentRepository.remove(tenant_id, id))) throw notFound('Document')
  indexer().stop([id])
  await removeFile({ tenant_id, id })
  return null
}
