import { isRecord } from '@/lib/is-record'
import { appSection } from './app-section'
import { DifyFormatError } from './dify-format-error'
import { isDifyNode } from './dify-node'
import { isConfigMode, listAt, modeOf, recordAt, SPELLING } from './dify-parts'
import { DIFY_VERSION } from './dify-version'
import { isAsDerived } from './is-as-derived'
import { newFeatures } from './new-features'
import { spellingsAt } from './spelling-places'
import { writeYaml } from './write-yaml'

/** What a flow's file says besides its graph. */
export interface DifyExport {
  name: string
  description: string | null
  icon: string | null
  icon_background: string | null
  /** The stored graph, without its secrets. */
  data: unknown
}

/**
 * A flow as a file that Dify imports (YAML, version 0.6.0). What came with the file it was imported from is written as it
 * was. Throws `DifyFormatError` for flows that hold other nodes than Dify's: the message names them.
 */
export function writeDifyDocument(flow: DifyExport): string {
  refuseOthers(flow.data)
  const document = toDifyDocument(flow)
  return writeYaml(document, spellingsAt(document, recordAt(recordAt(flow.data, 'dify'), SPELLING)))
}

/** The same as a value. */
export function toDifyDocument(flow: DifyExport): Record<string, unknown> {
  const { [SPELLING]: _spelling, ...file } = recordAt(flow.data, 'dify')
  const mode = modeOf(flow.data)
  const head = { ...file, kind: 'app', version: DIFY_VERSION }
  if (isConfigMode(mode)) {
    if (isAsDerived(flow.data)) return { ...head, app: appSection(flow, mode) }
    const { model_config: _config, ...rest }: Record<string, unknown> = head
    const instead = mode === 'completion' ? 'workflow' : 'advanced-chat'
    const workflow = { ...newWorkflow(recordAt(file, 'model_config')), graph: graphOf(flow.data, {}, true) }
    return { ...rest, app: appSection(flow, instead), workflow }
  }
  const isNew = Object.keys(file).length === 0
  const before = recordAt(file, 'workflow')
  const graph = graphOf(flow.data, recordAt(before, 'graph'), isNew)
  return {
    ...(isNew ? { dependencies: [] } : {}),
    ...head,
    app: appSection(flow, mode),
    workflow: { ...(isNew ? newWorkflow({}) : {}), ...before, graph },
  }
}

const newWorkflow = (config: Record<string, unknown>) => ({
  conversation_variables: [],
  environment_variables: [],
  features: newFeatures(config),
})

/** `complete` adds what Dify's canvas wants of nodes and edges that were made elsewhere. */
function graphOf(data: unknown, rest: Record<string, unknown>, complete: boolean): Record<string, unknown> {
  const { viewport } = isRecord(data) ? data : {}
  const nodes = listAt(data, 'nodes')
  const edges = listAt(data, 'edges')
  return {
    ...rest,
    nodes: complete
      ? nodes.map((node) => (isRecord(node) ? { type: 'custom', position: { x: 0, y: 0 }, ...node } : node))
      : nodes,
    edges: complete ? completeEdges(nodes, edges) : edges,
    ...(isRecord(viewport) ? { viewport } : {}),
  }
}

function completeEdges(nodes: readonly unknown[], edges: readonly unknown[]): unknown[] {
  const types = new Map(nodes.filter(isRecord).map((node) => [String(node.id), recordAt(node, 'data').type ?? '']))
  return edges.map((edge) => {
    if (!isRecord(edge)) return edge
    const ends = { sourceType: types.get(String(edge.source)), targetType: types.get(String(edge.target)) }
    const handles = { sourceHandle: 'source', targetHandle: 'target' }
    return { type: 'custom', ...handles, ...edge, data: { ...ends, ...recordAt(edge, 'data') } }
  })
}

function refuseOthers(data: unknown): void {
  const nodes = listAt(data, 'nodes')
  const others = nodes.filter((node) => !isDifyNode(node))
  if (nodes.length === 0)
    throw new DifyFormatError('not_writable', 'The flow has no nodes, so there is nothing to write.', 'Add some first.')
  if (others.length === 0) return
  const names = others.slice(0, 10).map(nameOf).join(', ')
  const more = others.length > 10 ? ` and ${others.length - 10} more` : ''
  throw new DifyFormatError(
    'not_writable',
    `Dify has no nodes like these of the flow: ${names}${more}.`,
    'Export it in Langflow’s form, or replace these nodes by those of Dify’s family.',
  )
}

function nameOf(node: unknown): string {
  const data = recordAt(node, 'data')
  const name = [recordAt(data, 'node').display_name, data.type, isRecord(node) ? node.id : undefined].find(
    (item) => typeof item === 'string' && item.trim() !== '',
  )
  return `"${typeof name === 'string' ? name.slice(0, 80) : 'a node without an id'}"`
}
