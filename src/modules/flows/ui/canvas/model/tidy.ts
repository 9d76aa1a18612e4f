import type { ELK, ElkNode } from 'elkjs'
import { edgePorts } from './edge-ports'
import { nodeSize, portPlaces } from './geometry'
import type { NodeView } from './node-view'
import type { StoredEdge } from './stored-flow'
import type { Point } from './stored-node'

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '72',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
}

/** From this size on the careful ways take minutes; these take 2 s for 1,000 nodes. */
const LARGE = 150
const LARGE_OPTIONS = {
  ...OPTIONS,
  'elk.layered.layering.strategy': 'LONGEST_PATH',
  'elk.layered.thoroughness': '1',
}

/** Places for the nodes in columns from left to right, few wires crossing. Notes stay where they are. */
export async function tidy(
  views: readonly NodeView[],
  edges: readonly StoredEdge[],
  places: ReadonlyMap<string, Point>,
  elk: Pick<ELK, 'layout'>,
): Promise<Map<string, Point>> {
  const children = views.filter((view) => view.kind === 'component').map(elkNode)
  const known = new Set(children.map(({ id }) => id))
  const graph = await elk.layout({
    id: 'flow',
    layoutOptions: children.length > LARGE ? LARGE_OPTIONS : OPTIONS,
    children,
    edges: edges
      .filter((edge) => known.has(edge.source) && known.has(edge.target))
      .map((edge) => {
        const { source_port, target_port } = edgePorts(edge)
        return {
          id: edge.id,
          sources: [portId(edge.source, 'output', source_port)],
          targets: [portId(edge.target, 'input', target_port)],
        }
      }),
  })
  const laid = (graph.children ?? []).map((node) => ({ id: node.id, x: node.x ?? 0, y: node.y ?? 0 }))
  // The drawing keeps its top left corner, so that it does not leap from under the reader's eyes.
  const corner = cornerOf(laid.map(({ id }) => places.get(id) ?? { x: 0, y: 0 }))
  const origin = cornerOf(laid)
  return new Map(laid.map(({ id, x, y }) => [id, { x: x - origin.x + corner.x, y: y - origin.y + corner.y }]))
}

function elkNode(view: NodeView): ElkNode {
  return {
    id: view.id,
    ...nodeSize(view),
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: portPlaces(view).map(({ name, side, x, y }) => ({
      id: portId(view.id, side, name),
      x,
      y,
      width: 0,
      height: 0,
      layoutOptions: { 'elk.port.side': side === 'input' ? 'WEST' : 'EAST' },
    })),
  }
}

function portId(node: string, side: 'input' | 'output', port: string): string {
  return JSON.stringify([node, side, port])
}

function cornerOf(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) }
}
