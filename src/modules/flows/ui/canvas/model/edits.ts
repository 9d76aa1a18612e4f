import { isRecord } from '@/lib/is-record'
import { asDify } from './dify/as-dify'
import { isTurnMark, withInner } from './dify/containers'
import { writeNoteText } from './dify/note-text'
import { edgePorts } from './edge-ports'
import { asNumber, at, setAt } from './record'
import type { StoredEdge, StoredFlow, StoredNode } from './stored-flow'
import { nodePosition, type Point, type Size } from './stored-node'

/** Replaces one node; the flow itself when `change` gives the node back. */
export function changeNode(flow: StoredFlow, id: string, change: (node: StoredNode) => StoredNode): StoredFlow {
  const index = flow.nodes.findIndex((node) => node.id === id)
  const node = flow.nodes[index]
  if (!node) return flow
  const next = change(node)
  return next === node ? flow : { ...flow, nodes: flow.nodes.with(index, next) }
}

export function moveNodes(flow: StoredFlow, places: ReadonlyMap<string, Point>): StoredFlow {
  let moved = false
  const nodes = flow.nodes.map((node, index) => {
    const place = places.get(node.id)
    if (!place) return node
    const here = nodePosition(node, index)
    if (here.x === place.x && here.y === place.y) return node
    moved = true
    return { ...node, position: { x: place.x, y: place.y }, ...movedAbsolute(node, here, place) }
  })
  return moved ? { ...flow, nodes } : flow
}

/** Dify's files also keep where a node stands on the whole canvas. */
function movedAbsolute(node: StoredNode, from: Point, to: Point): { positionAbsolute?: Point } {
  const x = asNumber(at(node, 'positionAbsolute', 'x'))
  const y = asNumber(at(node, 'positionAbsolute', 'y'))
  return x === undefined || y === undefined ? {} : { positionAbsolute: { x: x + to.x - from.x, y: y + to.y - from.y } }
}

export function addElements(flow: StoredFlow, nodes: readonly StoredNode[], edges: readonly StoredEdge[]): StoredFlow {
  if (nodes.length === 0 && edges.length === 0) return flow
  return { ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges, ...edges] }
}

/**
 * Takes nodes and edges away: with a node every edge that ends at it, with a container all that is inside. The mark where
 * a container's turns begin goes only with its container.
 */
export function removeElements(
  flow: StoredFlow,
  nodeIds: ReadonlySet<string>,
  edgeIds: ReadonlySet<string>,
): StoredFlow {
  const marks = new Set(flow.nodes.filter((node) => isTurnMark(node) && nodeIds.has(node.id)).map(({ id }) => id))
  const gone = withInner(flow, new Set([...nodeIds].filter((id) => !marks.has(id))))
  const nodes = flow.nodes.filter((node) => !gone.has(node.id))
  const edges = flow.edges.filter((edge) => !edgeIds.has(edge.id) && !gone.has(edge.source) && !gone.has(edge.target))
  if (nodes.length === flow.nodes.length && edges.length === flow.edges.length) return flow
  return { ...flow, nodes, edges }
}

/** Adds a wire; a port that takes only one gives up the wire it had. */
export function connect(flow: StoredFlow, edge: StoredEdge, replace: boolean): StoredFlow {
  const { target_port } = edgePorts(edge)
  const edges = replace
    ? flow.edges.filter((other) => other.target !== edge.target || edgePorts(other).target_port !== target_port)
    : flow.edges
  return { ...flow, edges: [...edges, edge] }
}

/** Renames a node wherever its stored form keeps the name. */
export function renameNode(flow: StoredFlow, id: string, name: string): StoredFlow {
  return changeNode(flow, id, (node) => {
    if (asDify(node)) return { ...node, data: setAt(node.data, ['title'], name) }
    const data = setAt(node.data, ['node', 'display_name'], name)
    return { ...node, data: typeof data.display_name === 'string' ? { ...data, display_name: name } : data }
  })
}

export function setNoteText(flow: StoredFlow, id: string, text: string): StoredFlow {
  return changeNode(flow, id, (node) =>
    asDify(node)
      ? { ...node, data: setAt(node.data, ['text'], writeNoteText(text)) }
      : { ...node, data: setAt(node.data, ['node', 'description'], text) },
  )
}

export function setNoteColor(flow: StoredFlow, id: string, color: string): StoredFlow {
  return changeNode(flow, id, (node) => ({
    ...node,
    data: setAt(node.data, asDify(node) ? ['theme'] : ['node', 'template', 'backgroundColor'], color),
  }))
}

/** Of a note or a container. Dify keeps the size among the settings as well. */
export function resizeNode(flow: StoredFlow, id: string, { width, height }: Size, position: Point): StoredFlow {
  return changeNode(flow, id, (node) => {
    const size = { width: Math.round(width), height: Math.round(height) }
    if (!asDify(node)) return { ...node, ...size, measured: size, position }
    const style = isRecord(node.style) ? { style: { ...node.style, ...size } } : {}
    return { ...node, ...size, ...style, position, data: { ...(isRecord(node.data) ? node.data : {}), ...size } }
  })
}
