import { z } from 'zod'
import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { KnowledgeHit } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { fillText, valueText } from '../fill-text'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'

const Config = z.object({
  query_variable_selector: Selector,
  dataset_ids: z.array(z.string()).catch([]),
  multiple_retrieval_config: z
    .object({
      top_k: z.coerce.number().int().min(1).max(100).nullish().catch(null),
      score_threshold: z.coerce.number().min(0).max(1).nullish().catch(null),
      score_threshold_enabled: z.boolean().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  metadata_filtering_mode: z.string().nullish(),
  metadata_filtering_conditions: z
    .object({
      conditions: z.array(
        z.object({
          name: z.string(),
          comparison_operator: z.string(),
          value: z.union([z.string(), z.number()]).nullish(),
        }),
      ),
    })
    .nullish()
    .catch(null),
})

export const knowledgeRetrievalHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  if (config.dataset_ids.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no knowledge base.`, {
      hint: 'Choose at least one in the inspector.',
    })
  }
  const query = valueText(context.read(config.query_variable_selector))
  const settings = config.multiple_retrieval_config
  const threshold = settings?.score_threshold_enabled === false ? null : settings?.score_threshold
  const metadata = metadataOf(config, (text) => fillText(text, context))
  const hits = await context.ports.knowledge.search({
    knowledge_bases: config.dataset_ids,
    query,
    top_k: settings?.top_k ?? 4,
    ...(threshold === null || threshold === undefined ? {} : { score_threshold: threshold }),
    ...(metadata ? { metadata } : {}),
    signal: context.signal,
  })
  return { outputs: { result: hits.map(result) }, inputs: { query, dataset_ids: config.dataset_ids } }
}

/** Conditions that ask for one value each; others are beyond what the search can filter by. */
function metadataOf(
  config: z.infer<typeof Config>,
  fill: (text: string) => string,
): { [key: string]: JsonValue } | undefined {
  if (config.metadata_filtering_mode !== 'manual') return undefined
  const conditions = config.metadata_filtering_conditions?.conditions ?? []
  const metadata: { [key: string]: JsonValue } = {}
  for (const { name, comparison_operator, value } of conditions) {
    if (comparison_operator !== 'is' && comparison_operator !== '=') {
      throw new EngineError('invalid_flow', `Knowledge cannot be filtered by "${name} ${comparison_operator}".`, {
        hint: 'Use "is" or "=".',
      })
    }
    metadata[name] = typeof value === 'string' ? fill(value) : (value ?? null)
  }
  return Object.keys(metadata).length > 0 ? metadata : undefined
}

/** A hit in the form that prompts and templates of these flows read. */
function result(hit: KnowledgeHit, index: number): JsonValue {
  return {
    content: hit.content,
    title: hit.document_name,
    metadata: {
      _source: 'knowledge',
      position: index + 1,
      dataset_id: hit.knowledge_base_id,
      dataset_name: hit.knowledge_base_name,
      document_id: hit.document_id,
      document_name: hit.document_name,
      segment_position: hit.position,
      score: hit.score,
      doc_metadata: hit.metadata,
    },
  }
}
