import { isRecord } from '@/lib/is-record'
import { deriveGraph } from './derive-graph'
import { isConfigMode, listAt, modeOf, recordAt } from './dify-parts'

/** Where things stand and what is selected: no part of what a graph means. */
const LAYOUT = new Set([
  'position',
  'positionAbsolute',
  'width',
  'height',
  'measured',
  'selected',
  'dragging',
  'zIndex',
  'sourcePosition',
  'targetPosition',
  'resizing',
])

/** Whether the graph of a chat, agent or completion app is still the one that its settings mean. */
export function isAsDerived(data: unknown): boolean {
  const mode = modeOf(data)
  if (!isConfigMode(mode)) return false
  const derived = deriveGraph(mode, recordAt(recordAt(data, 'dify'), 'model_config'))
  const shape = (nodes: unknown, edges: unknown) => JSON.stringify([meaning(nodes), meaning(edges)])
  return shape(derived.nodes, derived.edges) === shape(listAt(data, 'nodes'), listAt(data, 'edges'))
}

/** Without layout, keys in order: what was stored comes back with its keys in another order. */
function meaning(value: unknown, level = 0): unknown {
  if (Array.isArray(value)) return value.map((item) => meaning(item, level + 1))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([key]) => level > 1 || !LAYOUT.has(key))
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(
    entries.map(([key, item]) => [key, key === 'data' && level <= 1 ? settings(item) : meaning(item, level + 2)]),
  )
}

function settings(data: unknown): unknown {
  if (!isRecord(data)) return data
  const { selected: _selected, width: _width, height: _height, ...rest } = data
  return meaning(rest, 2)
}
