import type { Frame } from '../model/dify/put-inside'
import { CARD } from '../model/geometry'
import type { Point } from '../model/stored-node'
import type { CanvasNode } from './canvas-elements'
import { placeOf } from './place-of'
import type { CanvasElements } from './use-canvas-elements'

/** The innermost frame that holds a point of the canvas. */
export function frameAt(nodes: readonly CanvasNode[], point: Point): Frame | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  // What is inside comes later in the list.
  for (const node of nodes.toReversed()) {
    const { view } = node.data
    if (view.kind !== 'component' || view.shape !== 'frame') continue
    const corner = placeOf(node, byId)
    const right = corner.x + (node.width ?? 0)
    const bottom = corner.y + (node.height ?? 0)
    if (point.x >= corner.x && point.x <= right && point.y >= corner.y && point.y <= bottom) {
      return { id: node.id, type: view.type, corner }
    }
  }
  return undefined
}

/** The frame into which a single node was dropped that stood on the open canvas before. */
export function frameUnder(elements: CanvasElements, dropped: ReadonlyMap<string, Point>): Frame | undefined {
  const [only] = dropped
  if (!only || dropped.size !== 1) return undefined
  const [id, { x, y }] = only
  const node = elements.nodes.find((candidate) => candidate.id === id)
  if (!node || node.parentId !== undefined || node.data.view.kind !== 'component') return undefined
  if (node.data.view.shape !== 'card' || node.data.view.family !== 'flow') return undefined
  return frameAt(elements.nodes, { x: x + CARD.width / 2, y: y + CARD.header / 2 })
}
