import { deriveAgent } from './derive-agent'
import { deriveModel } from './derive-model'
import { type ConfigMode, listAt, recordAt, textAt } from './dify-parts'

export interface DerivedGraph {
  nodes: Record<string, unknown>[]
  edges: Record<string, unknown>[]
}

/**
 * The graph that means the same as the settings of a chat, agent or completion app: start, search of its knowledge bases
 * where it has some, model or agent, answer. The same settings always give the same graph.
 */
export function deriveGraph(mode: ConfigMode, config: Record<string, unknown>): DerivedGraph {
  const agent = mode === 'agent-chat' || (mode === 'chat' && isAgent(recordAt(config, 'agent_mode')))
  const knowledge = knowledgeNode(mode, config)
  const steps = [
    { id: 'start', data: { type: 'start', title: 'Start', desc: '', variables: formVariables(config) } },
    ...(knowledge ? [knowledge] : []),
    agent ? deriveAgent(config, knowledge !== undefined) : deriveModel(mode, config, knowledge !== undefined),
    endNode(mode, agent),
  ]
  const nodes = steps.map(({ id, data }, index) => ({
    id,
    type: 'custom',
    data,
    position: { x: 80 + index * 300, y: 280 },
    sourcePosition: 'right',
    targetPosition: 'left',
  }))
  const edges = steps.slice(1).flatMap((target, index) => {
    const source = steps[index]
    return source ? [edge(source, target)] : []
  })
  return { nodes, edges }
}

/** Older files say of chat apps that they are agents in their settings only. */
const isAgent = (agent: Record<string, unknown>) =>
  agent.enabled === true && (agent.strategy === 'function_call' || agent.strategy === 'react')

interface Step {
  id: string
  data: Record<string, unknown>
}

const edge = (source: Step, target: Step) => ({
  id: `${source.id}-source-${target.id}-target`,
  type: 'custom',
  source: source.id,
  sourceHandle: 'source',
  target: target.id,
  targetHandle: 'target',
  data: { sourceType: source.data.type, targetType: target.data.type },
})

/** The form's fields as variables of a start node: `{text-input: {label, variable, …}}` becomes `{type, label, …}`. */
function formVariables(config: Record<string, unknown>): Record<string, unknown>[] {
  return listAt(config, 'user_input_form').flatMap((item) => {
    const [type, field] = Object.entries(Object(item))[0] ?? []
    return type !== undefined && textAt(field, 'variable') ? [{ ...recordAt(item, type), type }] : []
  })
}

function knowledgeNode(mode: ConfigMode, config: Record<string, unknown>): Step | undefined {
  const settings = recordAt(config, 'dataset_configs')
  // Older files list them among the tools.
  const listed = [
    ...listAt(recordAt(settings, 'datasets'), 'datasets'),
    ...listAt(recordAt(config, 'agent_mode'), 'tools'),
  ]
  const dataset_ids = listed.flatMap((item) => {
    const dataset = recordAt(item, 'dataset')
    return dataset.enabled === false ? [] : (textAt(dataset, 'id') ?? [])
  })
  if (dataset_ids.length === 0) return undefined
  const single = settings.retrieval_model === 'single'
  const { top_k, score_threshold, score_threshold_enabled, reranking_enable, reranking_mode, reranking_model } =
    settings
  const asked = textAt(config, 'dataset_query_variable')
  const data = {
    type: 'knowledge-retrieval',
    title: 'Knowledge Retrieval',
    desc: '',
    dataset_ids: [...new Set(dataset_ids)],
    query_variable_selector: mode === 'completion' ? ['start', asked || 'query'] : ['sys', 'query'],
    retrieval_mode: single ? 'single' : 'multiple',
    ...(single
      ? { single_retrieval_config: { model: recordAt(config, 'model') } }
      : {
          multiple_retrieval_config: {
            top_k: top_k ?? 4,
            score_threshold: score_threshold_enabled === false ? null : (score_threshold ?? null),
            reranking_enable: reranking_enable ?? false,
            ...(reranking_mode === undefined ? {} : { reranking_mode }),
            ...(reranking_model === undefined ? {} : { reranking_model }),
          },
        }),
  }
  return { id: 'knowledge', data }
}

function endNode(mode: ConfigMode, agent: boolean): Step {
  if (mode === 'completion') {
    const outputs = [{ variable: 'text', value_selector: ['llm', 'text'] }]
    return { id: 'end', data: { type: 'end', title: 'End', desc: '', outputs } }
  }
  const answer = agent ? '{{#agent.text#}}' : '{{#llm.text#}}'
  return { id: 'answer', data: { type: 'answer', title: 'Answer', desc: '', variables: [], answer } }
}
