import type { GraphNode } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'

/** What Dify's canvas keeps in a node for itself. */
const CANVAS = new Set([
  'isInIteration',
  'isInLoop',
  'isIterationStart',
  'isLoopStart',
  'iteration_id',
  'loop_id',
  'parentId',
  'start_node_id',
  'startNodeType',
  'mode',
  'version',
  'provider_icon',
  'provider_icon_dark',
  'icon',
  'paramSchemas',
  'params',
  'output_schema',
  'tool_label',
  'tool_description',
  'tool_node_version',
  'provider_name',
  'plugin_id',
  'plugin_unique_identifier',
  'agent_strategy_label',
  'agent_strategy_provider_name',
  'is_team_authorization',
  'credential_id',
  'meta',
  'var_type',
  'item_var_type',
  'iterator_input_type',
])

/** Left over from versions of Dify that wrote them and do not read them. */
const LEFT_OVER: Record<string, readonly string[]> = {
  answer: ['variables'],
  'http-request': ['variables'],
  llm: ['variables'],
  'parameter-extractor': ['variables'],
  'question-classifier': ['topics', 'instructions', 'variables'],
  'if-else': ['conditions', 'logical_operator'],
}

/** Whether a setting that no field takes up has no bearing on what a run gives. */
export function isHarmless(node: GraphNode, name: string, value: unknown): boolean {
  if (name.startsWith('_') || CANVAS.has(name) || LEFT_OVER[node.type]?.includes(name)) return true
  if (value === null || value === undefined || value === '' || value === false) return true
  if (isRecord(value) && value.enabled === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
