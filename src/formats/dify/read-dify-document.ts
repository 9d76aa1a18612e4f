import { isRecord } from '@/lib/is-record'
import { isDeeperThan, MAX_DEPTH } from '../langflow/json-bounds'
import { deriveGraph } from './derive-graph'
import { DifyFormatError } from './dify-format-error'
import { isDifyNode } from './dify-node'
import {
  type DifyMode,
  isConfigMode,
  isDifyMode,
  listAt,
  recordAt,
  SPELLING,
  type StoredDifyFlow,
  textAt,
} from './dify-parts'
import { readYaml } from './read-yaml'
import { placesOf } from './spelling-places'

export interface DifyImport {
  /** Empty when the file does not say. */
  name: string
  description: string | null
  /** An emoji or the id of a picture. */
  icon: string | null
  icon_background: string | null
  mode: DifyMode
  data: StoredDifyFlow
}

/**
 * Reads an app that Dify exported (YAML or JSON), of any version and kind, or a bare graph of Dify nodes. What is not
 * understood is kept. Throws `DifyFormatError` for what is no such file; bounds are those of `readYaml`.
 */
export function readDifyDocument(source: unknown): DifyImport {
  const { value, spellings } = typeof source === 'string' ? readYaml(source) : { value: source, spellings: [] }
  if (isDeeperThan(value, MAX_DEPTH)) throw notDify(`it is nested deeper than ${MAX_DEPTH} levels`)
  if (!isRecord(value)) throw notDify('it is not a document with an "app" section')
  const { document, nodes, edges, viewport } = isRecord(value.app) ? readApp(value, value.app) : readBare(value)
  const mode = recordAt(document, 'app').mode
  if (!isDifyMode(mode)) throw notDify('its "app" section names no known mode')
  const places = placesOf(value, spellings)
  const dify = { ...document, ...(Object.keys(places).length > 0 ? { [SPELLING]: places } : {}) }
  const app = recordAt(dify, 'app')
  return {
    name: textAt(app, 'name') ?? '',
    description: textAt(app, 'description') ?? null,
    icon: textAt(app, 'icon') ?? null,
    icon_background: textAt(app, 'icon_background') ?? null,
    mode,
    data: { nodes, edges, ...(viewport ? { viewport } : {}), dify },
  }
}

interface Parts {
  document: Record<string, unknown>
  nodes: Record<string, unknown>[]
  edges: Record<string, unknown>[]
  viewport?: Record<string, unknown>
}

function readApp(file: Record<string, unknown>, app: Record<string, unknown>): Parts {
  const { mode } = app
  if (!isDifyMode(mode)) throw notDify(`its mode ${JSON.stringify(mode)} is none of Dify's apps`)
  // Dify reads every file with an "app" section as an app, whatever kind it says or does not say.
  const document: Record<string, unknown> = { ...file, kind: 'app' }
  if (isConfigMode(mode)) {
    if (!isRecord(file.model_config)) throw notDify(`an app of the mode "${mode}" has a "model_config", this has none`)
    return { document, ...deriveGraph(mode, file.model_config) }
  }
  if (!isRecord(file.workflow) || !isRecord(file.workflow.graph))
    throw notDify(`an app of the mode "${mode}" has a graph under "workflow", this has none`)
  const { nodes, edges, viewport, ...graph } = file.workflow.graph
  document.workflow = { ...file.workflow, graph: { ...graph, ...keptViewport(viewport) } }
  return { document, ...readGraph(nodes, edges), ...(isRecord(viewport) ? { viewport } : {}) }
}

/** A graph without an app around it, as some tools write it. */
function readBare(file: Record<string, unknown>): Parts {
  const { nodes, edges, viewport, ...rest } = file
  if (!Array.isArray(nodes) || nodes.length === 0) throw notDify('it has no "app" section')
  if (!nodes.every(isDifyNode)) throw notDify('it has no "app" section, and its nodes have no settings under "data"')
  const answers = nodes.some((node) => recordAt(node, 'data').type === 'answer')
  const document = {
    ...rest,
    kind: 'app',
    app: { mode: answers ? 'advanced-chat' : 'workflow', name: '' },
    workflow: { graph: keptViewport(viewport) },
  }
  return { document, ...readGraph(nodes, edges), ...(isRecord(viewport) ? { viewport } : {}) }
}

/** A viewport of a form that is not one stays with the rest. */
const keptViewport = (viewport: unknown): Record<string, unknown> =>
  viewport === undefined || isRecord(viewport) ? {} : { viewport }

function readGraph(nodes: unknown, edges: unknown): Pick<Parts, 'nodes' | 'edges'> {
  if (!Array.isArray(nodes)) throw notDify('its graph has no list of nodes')
  if (edges !== undefined && edges !== null && !Array.isArray(edges)) throw notDify('its connections are not a list')
  const wires = Array.isArray(edges) ? edges : []
  if (!nodes.every(isDifyNode)) throw notDify('a node of its graph has no settings under "data"')
  if (!wires.every(isRecord)) throw notDify('a connection of its graph is not one')
  return { nodes, edges: wires }
}

/** Whether a parsed JSON value is meant to be a Dify file, to say what is wrong with it as one. */
export function looksLikeDify(value: unknown): boolean {
  if (!isRecord(value) || value.data !== undefined) return false
  return isRecord(value.app) || listAt(value, 'nodes').some(isDifyNode)
}

const notDify = (why: string) =>
  new DifyFormatError(
    'not_dify',
    `The file is not an app of Dify: ${why}.`,
    'Use "Export DSL" in Dify and import the file that it gives.',
  )
