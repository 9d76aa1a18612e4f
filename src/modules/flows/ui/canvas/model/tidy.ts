import type { ELK, ElkNode } from 'elkjs'
import { groupBy } from '@/lib/group-by'
import { edgePorts } from './edge-ports'
import { FRAME_ROOM, nodeSize, portPlaces } from './geometry'
import type { ComponentView, NodeView } from './node-view'
import type { StoredEdge } from './stored-flow'
import type { Point, Size } from './stored-node'

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

/** Where a node goes, and of a frame how large it becomes. */
export interface Laid extends Point {
  size?: Size
}

type Layout = Pick<ELK, 'layout'>

/**
 * Places for the nodes in columns from left to right, few wires crossing; what is inside a container is laid out in its
 * frame. Notes stay where they are.
 */
export async function tidy(
  views: readonly NodeView[],
  edges: readonly StoredEdge[],
  places: ReadonlyMap<string, Point>,
  elk: Layout,
): Promise<Map<string, Laid>> {
  const cards = views.filter((view) => view.kind === 'component')
  const byParent = groupBy(cards, (view) => view.parent)
  const result = new Map<string, Laid>()

  async function inside(parent: string): Promise<Size | undefined> {
    const laid = await level(byParent.get(parent) ?? [])
    if (laid.length === 0) return undefined
    const { left, top, right, bottom } = FRAME_ROOM
    for (const { id, x, y, size } of laid) result.set(id, { x: x + left, y: y + top, ...(size ? { size } : {}) })
    return {
      width: Math.max(...laid.map(({ x, width }) => x + width)) + left + right,
      height: Math.max(...laid.map(({ y, height }) => y + height)) + top + bottom,
    }
  }

  async function level(items: readonly ComponentView[]) {
    const sized: { view: ComponentView; size: Size | undefined }[] = []
    for (const view of items) sized.push({ view, size: view.shape === 'frame' ? await inside(view.id) : undefined })
    const laid = await layLevel(
      sized.map(({ view, size }) => (size ? { ...view, size } : view)),
      edges,
      elk,
    )
    const sizes = new Map(sized.map(({ view, size }) => [view.id, size]))
    return laid.map((item) => ({ ...item, size: sizes.get(item.id) }))
  }

  const laid = await level(byParent.get(undefined) ?? [])
  // The drawing keeps its top left corner, so that it does not leap from under the reader's eyes.
  const corner = cornerOf(laid.map(({ id }) => places.get(id) ?? { x: 0, y: 0 }))
  for (const { id, x, y, size } of laid) {
    result.set(id, { x: x + corner.x, y: y + corner.y, ...(size ? { size } : {}) })
  }
  return result
}

/** The nodes of one level, the first of them in the corner. */
async function layLevel(views: readonly ComponentView[], edges: readonly StoredEdge[], elk: Layout) {
  if (views.length === 0) return []
  const known = new Map(views.map((view) => [view.id, new Set(portPlaces(view).map(({ side, name }) => side + name))]))
  const graph = await elk.layout({
    id: 'flow',
    layoutOptions: views.length > LARGE ? LARGE_OPTIONS : OPTIONS,
    children: views.map(elkNode),
    edges: edges.flatMap((edge) => {
      const { source_port, target_port } = edgePorts(edge)
      const drawn =
        known.get(edge.source)?.has(`output${source_port}`) && known.get(edge.target)?.has(`input${target_port}`)
      if (!drawn) return []
      return [
        {
          id: edge.id,
          sources: [portId(edge.source, 'output', source_port)],
          targets: [portId(edge.target, 'input', target_port)],
        },
      ]
    }),
  })
  const laid = (graph.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => ({
    id,
    x,
    y,
    width,
    height,
  }))
  const origin = cornerOf(laid)
  return laid.map((item) => ({ ...item, x: item.x - origin.x, y: item.y - origin.y }))
}

function elkNode(view: ComponentView): ElkNode {
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
