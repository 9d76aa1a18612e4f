import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { queryWords } from '@/lib/search-words'
import type { SearchHit, SearchMode } from '../contract/knowledge.schema'
import { embedTexts } from './embed-texts'
import type { KnowledgeBase } from './knowledge-base'
import { fuse, vectorScores, wordScores } from './rank-chunks'
import { type Ranked, type SearchScope, searchRepository } from './search.repository'
import { weighWords } from './weigh-words'

export interface BaseQuery {
  query: string
  /** What is left out is as each base is set. */
  mode?: SearchMode | undefined
  top_k?: number | undefined
  score_threshold?: number | undefined
  metadata?: { [key: string]: JsonValue | undefined } | undefined
  signal: AbortSignal
}

/**
 * The best hits of several bases of a tenant, best first; at most `top_k`, or what the most generous of the bases is set
 * to. Throws `EngineError` `knowledge_failed` for a search by vectors where there are none, and `model_*`.
 */
export async function searchBases(bases: readonly KnowledgeBase[], query: BaseQuery): Promise<SearchHit[]> {
  const top_k = query.top_k ?? Math.max(1, ...bases.map((base) => base.retrieval.top_k))
  const lists = await Promise.all(bases.map((base) => searchBase(base, query)))
  return lists
    .flat()
    .sort((a, b) => b.score - a.score || (a.chunk_id < b.chunk_id ? -1 : 1))
    .slice(0, top_k)
}

async function searchBase(base: KnowledgeBase, query: BaseQuery): Promise<SearchHit[]> {
  const { retrieval } = base
  const top_k = query.top_k ?? retrieval.top_k
  const threshold = query.score_threshold ?? retrieval.score_threshold
  const ranked = (await rank(base, query, top_k)).filter((hit) => hit.score >= threshold).slice(0, top_k)
  const ids = ranked.map(({ id }) => id)
  const found = await searchRepository.details(base.tenant_id, ids)
  return ranked.flatMap(({ id, score }) => {
    const hit = found.get(id)
    if (!hit) return []
    const { id: chunk_id, ...rest } = hit
    return [{ ...rest, chunk_id, score, knowledge_base_id: base.id, knowledge_base_name: base.name }]
  })
}

async function rank(base: KnowledgeBase, query: BaseQuery, top_k: number): Promise<Ranked[]> {
  const mode = query.mode ?? base.retrieval.mode
  const scope: SearchScope = {
    tenant_id: base.tenant_id,
    knowledge_base_id: base.id,
    metadata: query.metadata ?? {},
  }
  // Both lists are longer than the answer, so that what stands in both is seen.
  const limit = mode === 'hybrid' ? Math.max(50, top_k * 3) : top_k
  const byWords = async () => {
    const words = queryWords(query.query)
    const weighed = words.length === 0 ? undefined : weighWords(await searchRepository.wordCounts(scope, words))
    return weighed ? wordScores(await searchRepository.matching(scope, weighed, limit)) : []
  }
  const byVector = async () => {
    const vector = await queryVector(base, query, mode)
    return vector.every((number) => number === 0)
      ? []
      : vectorScores(await searchRepository.nearest(scope, vector, limit))
  }
  if (mode === 'full_text') return byWords()
  if (mode === 'vector') return byVector()
  const [vectors, words] = await Promise.all([byVector(), byWords()])
  return fuse(vectors, words, base.retrieval)
}

async function queryVector(base: KnowledgeBase, query: BaseQuery, mode: SearchMode): Promise<readonly number[]> {
  const vectors = await embedTexts(base, [query.query], query.signal)
  if (vectors) return vectors[0] ?? []
  throw new EngineError('knowledge_failed', `"${base.name}" has no embedding model, so it has no ${mode} search.`, {
    hint: 'Choose an embedding model in its settings, or search it by words (full_text).',
  })
}
