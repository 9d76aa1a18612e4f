import { isRecord } from '@/lib/is-record'
import { moveEdge } from './move-edge'
import { newNodeId } from './node-id'
import { at, type StoredRecord, setAt } from './record'
import { readStoredFlow, type StoredEdge, type StoredFlow, type StoredNode } from './stored-flow'
import { componentType, nodePosition, nodeTemplate, type Point } from './stored-node'

const KIND = 'millrace/nodes'

export interface Fragment {
  nodes: readonly StoredNode[]
  edges: readonly StoredEdge[]
}

/** The chosen nodes with the wires between them. */
export function takeFragment(flow: StoredFlow, nodeIds: ReadonlySet<string>): Fragment {
  return {
    nodes: flow.nodes.filter((node) => nodeIds.has(node.id)),
    edges: flow.edges.filter((edge) => nodeIds.has(edge.source) && nodeIds.has(edge.target)),
  }
}

/** A fragment as JSON for the system clipboard. Secrets stay here: only names of variables go along. */
export function writeFragment(fragment: Fragment): string {
  return JSON.stringify({ kind: KIND, nodes: fragment.nodes.map(withoutSecrets), edges: fragment.edges }, null, 2)
}

/** Reads nodes from a text: a fragment of ours, or a whole exported flow. Undefined when it is neither. */
export function readFragment(text: string): Fragment | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const { nodes, edges } = readStoredFlow(isRecord(at(json, 'data')) ? at(json, 'data') : json)
  return nodes.length > 0 ? { nodes, edges } : undefined
}

/** A copy with ids of its own, its top left corner at `corner`. */
export function placeFragment(fragment: Fragment, taken: ReadonlySet<string>, corner: Point): Fragment {
  const ids = new Map<string, string>()
  const used = new Set(taken)
  for (const node of fragment.nodes) {
    const id = newNodeId(componentType(node) || 'node', used)
    used.add(id)
    ids.set(node.id, id)
  }
  const places = fragment.nodes.map(nodePosition)
  const left = Math.min(...places.map(({ x }) => x))
  const top = Math.min(...places.map(({ y }) => y))
  const nodes = fragment.nodes.map((node, index): StoredNode => {
    const id = ids.get(node.id) ?? node.id
    const { x, y } = places[index] ?? corner
    const data: StoredRecord = isRecord(node.data) ? { ...node.data, id } : { id }
    return { ...node, id, data, selected: false, position: { x: corner.x + x - left, y: corner.y + y - top } }
  })
  const edges = fragment.edges.flatMap((edge): StoredEdge[] => {
    const source = ids.get(edge.source)
    const target = ids.get(edge.target)
    return source && target ? [moveEdge(edge, source, target)] : []
  })
  return { nodes, edges }
}

function withoutSecrets(node: StoredNode): StoredNode {
  let data: unknown = node.data
  for (const [name, field] of Object.entries(nodeTemplate(node))) {
    if (isRecord(field) && field.password === true && field.load_from_db !== true && field.value) {
      data = setAt(data, ['node', 'template', name, 'value'], '')
    }
  }
  return data === node.data ? node : { ...node, data }
}
