import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { removeFile } from '@/platform/storage/file-storage'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { knowledgeBaseRepository } from './knowledge-base.repository'
import { baseOr404 } from './read-knowledge-base'

/** Deletes a base with its documents. Flows that name it fail with a message that says so. */
export async function deleteKnowledgeBase(actor: UserActor, input: { knowledge_base_id: string }) {
  const { tenant_id } = actor
  const base = await baseOr404(actor, input.knowledge_base_id, 'knowledge:delete')
  const ids = await documentRepository.ids(tenant_id, base.id)
  if (!(await knowledgeBaseRepository.remove(tenant_id, base.id))) throw notFound('Knowledge base')
  indexer().stop(ids)
  for (const id of ids) await removeFile({ tenant_id, id })
  return null
}
