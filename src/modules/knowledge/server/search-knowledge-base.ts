import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { asAppError } from './as-app-error'
import { baseOr404 } from './read-knowledge-base'
import { searchBases } from './search-bases'

/** What a flow would find, and how long it took. */
export async function searchKnowledgeBase(
  actor: UserActor,
  input: z.infer<typeof knowledgeBaseOps.search_knowledge_base.input>,
  signal: AbortSignal,
) {
  const base = await baseOr404(actor, input.knowledge_base_id, 'knowledge:read')
  const started = performance.now()
  try {
    const hits = await searchBases([base], {
      query: input.query,
      mode: input.mode ?? undefined,
      top_k: input.top_k ?? undefined,
      score_threshold: input.score_threshold ?? undefined,
      metadata: input.metadata ?? undefined,
      signal,
    })
    const took_ms = Math.round(performance.now() - started)
    return { mode: input.mode ?? base.retrieval.mode, took_ms, hits }
  } catch (error) {
    throw asAppError(error)
  }
}
