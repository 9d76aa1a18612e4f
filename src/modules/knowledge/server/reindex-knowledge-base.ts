import type { UserActor } from '@/contract/actor'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { baseOr404 } from './read-knowledge-base'

/** Begins anew with every document of a base. */
export async function reindexKnowledgeBase(actor: UserActor, input: { knowledge_base_id: string }) {
  const { id } = await baseOr404(actor, input.knowledge_base_id, 'knowledge:modify')
  return { queued: await reindexAll(actor.tenant_id, id) }
}

/** Queues all documents of a base and says how many. */
export async function reindexAll(tenant_id: string, knowledge_base_id: string): Promise<number> {
  const ids = await documentRepository.queueAll(tenant_id, knowledge_base_id)
  indexer().stop(ids)
  void indexer().start(tenant_id, knowledge_base_id)
  return ids.length
}
