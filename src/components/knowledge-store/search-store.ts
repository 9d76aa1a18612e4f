import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { numberInput, textInput } from '../read-inputs'

/** The base that a store without a name stands for. */
export function storeName(inputs: NodeInputs): string {
  return textInput(inputs, 'collection_name').trim() || 'documents'
}

/**
 * What a base says about the node's question: each text with what is kept with it. A store that nothing was put into yet
 * has no hits, as an empty collection has none.
 */
export async function searchStore(
  knowledge_base: string,
  inputs: NodeInputs,
  context: NodeContext,
): Promise<Record<string, unknown>[]> {
  const query = textInput(inputs, 'search_query').trim()
  if (query === '') return []
  const threshold = numberInput(inputs, 'search_score_threshold') ?? 0
  try {
    const hits = await context.ports.knowledge.search({
      knowledge_bases: [knowledge_base],
      query,
      top_k: Math.min(numberInput(inputs, 'number_of_results') ?? 4, 100),
      ...(threshold > 0 ? { score_threshold: threshold } : {}),
      signal: context.signal,
    })
    return hits.map((hit) => ({ ...hit.metadata, text: hit.content }))
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'knowledge_missing') throw error
    context.log(`Nothing was found: there is no knowledge base "${knowledge_base}" yet. Put texts into it first.`)
    return []
  }
}
