import { findDefinition } from '@/components/definitions'
import type { ComponentDefinition } from '@/engine/component'
import { fieldsOf, outputsOf } from '@/engine/fields-of'
import type { GraphEdge, GraphNode } from '@/engine/graph'
import { TOOL_PORT } from '@/engine/tool-port'
import { isRecord } from '@/lib/is-record'
import type { RawNode } from './raw-flow'

/** What becomes of one node of an imported flow. */
export interface NodeReport {
  node_id: string
  name: string
  component: string
  /** `kept`: saved as it is, but a run that reaches it fails. */
  support: 'runs' | 'runs_with_differences' | 'kept'
  reason?: string
}

/** Settings without a bearing on what a run gives. */
const HARMLESS = new Set([
  'background_color',
  'chat_icon',
  'text_color',
  'context_id',
  'tool_placeholder',
  'tools_metadata',
  'is_refresh',
  'max_iterations',
  'default_route',
  'max_retries',
  'seed',
  'verbose',
  'n',
  'tags',
  'metadata',
  'template_format',
  'input_variables',
  'validate_template',
  'tool_model_enabled',
  'base_url_ibm_watsonx',
  'project_id',
  'site_url',
  'app_name',
])
/** How work is cut up and looked after, not what it comes to. */
const batching = ['chunk_size', 'embedding_ctx_length', 'tiktoken_enable', 'show_progress_bar']
const upkeep = [
  'concurrency_multithreading',
  'use_multithreading',
  'delete_server_file_after_processing',
  'ignore_unspecified_files',
  'ignore_unsupported_extensions',
]
const HARMLESS_OF: Record<string, readonly string[]> = {
  // OpenRouter groups its models by maker; the model's own name says it again.
  OpenRouterComponent: ['provider'],
  OllamaModel: ['mirostat'],
  OpenAIEmbeddings: batching,
  EmbeddingModel: batching,
  KnowledgeIngestion: ['chunk_size'],
  File: [...upkeep, 'doc_key', 'md_image_placeholder', 'md_page_break_placeholder'],
  Directory: upkeep,
  URLComponent: [
    'autoset_encoding',
    'check_response_status',
    'clean_extra_whitespace',
    'filter_text_html',
    'use_async',
  ],
  LLMChain: ['output_key', 'return_final_only'],
  MCPTools: ['use_cache'],
}

/** They stand for services outside, whose settings are no matter of ours: their own words say so. */
const OUTSIDE = new Set(['VectorStore', 'AstraDBToolComponent', 'ConversationBufferMemory', 'DoclingRemote'])

export function nodeReport(node: GraphNode, raw: RawNode, outgoing: readonly GraphEdge[]): NodeReport {
  const at = { node_id: node.id, name: node.name, component: raw.type }
  const definition = findDefinition(node.type)
  if (!definition) {
    const reason = `The component "${raw.type}" is not available here. The node is kept as it is; a run that reaches it fails.`
    return { ...at, support: 'kept', reason }
  }
  const reasons = definition.inert ? [] : differences(node, raw, definition, outgoing)
  return reasons.length === 0
    ? { ...at, support: 'runs' }
    : { ...at, support: 'runs_with_differences', reason: reasons.join(' ') }
}

function differences(
  node: GraphNode,
  raw: RawNode,
  definition: ComponentDefinition,
  outgoing: readonly GraphEdge[],
): string[] {
  const reasons: string[] = []
  if (raw.edited) reasons.push('Its code was changed by its author; the component’s own behaviour is used instead.')
  if (definition.differs && isForeign(raw)) reasons.push(definition.differs)
  if (hasNoModel(node, definition)) reasons.push('No model is chosen in it; until one is, the offline model answers.')
  const outputs = new Set([TOOL_PORT, ...outputsOf(definition, node.config).map((output) => output.name)])
  const missing = new Set(outgoing.map((edge) => edge.source_port).filter((port) => !outputs.has(port)))
  if (missing.size > 0) reasons.push(`It has no output ${list(missing)} here.`)
  const known = new Set(fieldsOf(definition, node.config).flatMap((field) => [field.name, ...(field.aliases ?? [])]))
  const harmless = new Set(HARMLESS_OF[definition.type])
  const unused = Object.entries(node.config).filter(
    ([name, value]) => !known.has(name) && !HARMLESS.has(name) && !harmless.has(name) && isSet(value),
  )
  if (unused.length > 0 && !OUTSIDE.has(definition.type))
    reasons.push(`These settings are not used: ${list(unused.map(([name]) => name))}.`)
  if (node.frozen) reasons.push('It is frozen; here it runs each time.')
  return reasons
}

/** Nodes that were made here carry no code and say that they are components. */
function isForeign({ template }: RawNode): boolean {
  return isRecord(template.code) || template._type !== 'Component'
}

/** In the newer form the choice of a model is one field, a list that may be empty. */
function hasNoModel(node: GraphNode, definition: ComponentDefinition): boolean {
  if (definition.type !== 'LanguageModelComponent') return false
  const { model, provider } = node.config
  return Array.isArray(model) && model.length === 0 && provider === undefined
}

function isSet(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

function list(names: Iterable<string>): string {
  const all = [...names]
  return all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.join(', ')
}
