import type { KnowledgePort } from '@/engine/ports'
import { findBases } from './find-bases'
import { searchBases } from './search-bases'

type Port = KnowledgePort['search']

/** Searches bases of a tenant, named by id or name. Throws `EngineError` `knowledge_missing`, `knowledge_failed`, `model_*`. */
export async function searchKnowledge(tenant_id: string, query: Parameters<Port>[0]): ReturnType<Port> {
  query.signal.throwIfAborted()
  const bases = await findBases(tenant_id, query.knowledge_bases)
  const hits = await searchBases(bases, query)
  return hits.map(({ chunk_id, matched, ...hit }) => hit)
}
