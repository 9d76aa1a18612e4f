import { documentRepository } from './document.repository'
import { indexer } from './indexer'

/** At start: goes on with documents that an earlier process left. Says in how many bases; does not wait for them. */
export async function recoverIndexing(): Promise<number> {
  const bases = await documentRepository.takeUp(indexer().owner)
  for (const { tenant_id, knowledge_base_id } of bases) void indexer().start(tenant_id, knowledge_base_id)
  return bases.length
}
