import { stripSecrets } from '@/formats/langflow/strip-secrets'
import { isRecord } from '@/lib/is-record'
import { asDify } from './dify/as-dify'
import { isTurnMark, parentOf, withInner } from './dify/containers'
import { moveReferences } from './dify/move-references'
import { nodeTimeId } from './dify/node-time-id'
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

/** The chosen nodes with all that is inside of them and the wires between them. */
export function takeFragment(flow: StoredFlow, nodeIds: ReadonlySet<string>): Fragment {
  const taken = withInner(flow, nodeIds)
  return {
    // Without its container a mark means nothing.
    nodes: flow.nodes.filter((node) => taken.has(node.id) && (!isTurnMark(node) || taken.has(parentOf(node) ?? ''))),
    edges: flow.edges.filter((edge) => taken.has(edge.source) && taken.has(edge.target)),
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

/** A copy with ids of its own, its top left corner at `corner`; what mentions a copied node mentions its copy. */
export function placeFragment(fragment: Fragment, taken: ReadonlySet<string>, corner: Point): Fragment {
  const ids = freshIds(fragment, taken)
  const isTop = (node: StoredNode) => !ids.has(parentOf(node) ?? '')
  const places = fragment.nodes.map(nodePosition)
  const outer = places.filter((_, index) => isTop(fragment.nodes[index] ?? { id: '' }))
  const left = Math.min(...outer.map(({ x }) => x))
  const top = Math.min(...outer.map(({ y }) => y))
  const nodes = fragment.nodes.map((node, index): StoredNode => {
    const id = ids.get(node.id) ?? node.id
    const { x, y } = places[index] ?? corner
    const position = isTop(node) ? { x: corner.x + x - left, y: corner.y + y - top } : { x, y }
    if (asDify(node)) return copyOfDify(node, { id, position }, ids)
    const data: StoredRecord = isRecord(node.data) ? { ...node.data, id } : { id }
    return { ...node, id, data, selected: false, position }
  })
  const edges = fragment.edges.flatMap((edge): StoredEdge[] => {
    const source = ids.get(edge.source)
    const target = ids.get(edge.target)
    if (!source || !target) return []
    const moved = moveEdge(edge, source, target)
    return [isRecord(moved.data) ? { ...moved, data: moveReferences(moved.data, ids) } : moved]
  })
  return { nodes, edges }
}

function freshIds(fragment: Fragment, taken: ReadonlySet<string>): Map<string, string> {
  const ids = new Map<string, string>()
  const used = new Set(taken)
  const marks: StoredNode[] = []
  for (const node of fragment.nodes) {
    if (isTurnMark(node)) {
      marks.push(node)
      continue
    }
    const id = asDify(node) ? nodeTimeId(used) : newNodeId(componentType(node) || 'node', used)
    used.add(id)
    ids.set(node.id, id)
  }
  for (const mark of marks) ids.set(mark.id, `${ids.get(parentOf(mark) ?? '') ?? nodeTimeId(used)}start`)
  return ids
}

/** Taken out of its container when that is not copied along. */
function copyOfDify(
  node: StoredNode,
  place: { id: string; position: Point },
  ids: ReadonlyMap<string, string>,
): StoredNode {
  const { parentId: _parent, extent: _extent, positionAbsolute: _absolute, zIndex, ...rest } = node
  const parent = ids.get(parentOf(node) ?? '')
  const data = moveReferences(node.data, ids)
  if (parent !== undefined) {
    return { ...node, ...place, parentId: parent, selected: false, data, positionAbsolute: place.position }
  }
  const { isInIteration: _i, isInLoop: _l, iteration_id: _ii, loop_id: _li, ...free } = isRecord(data) ? data : {}
  const wasInside = parentOf(node) !== undefined
  const level = wasInside || zIndex === undefined ? {} : { zIndex }
  return { ...rest, ...level, ...place, selected: false, data: wasInside ? free : data }
}

function withoutSecrets(node: StoredNode): StoredNode {
  if (asDify(node)) return stripSecrets(node)
  let data: unknown = node.data
  for (const [name, field] of Object.entries(nodeTemplate(node))) {
    if (isRecord(field) && field.password === true && field.load_from_db !== true && field.value) {
      data = setAt(data, ['node', 'template', name, 'value'], '')
    }
  }
  return data === node.data ? node : { ...node, data }
}
