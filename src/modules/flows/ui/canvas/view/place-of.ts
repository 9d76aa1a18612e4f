import type { Point } from '../model/stored-node'
import type { CanvasNode } from './canvas-elements'

/** Where a node stands on the whole canvas; the place of one in a frame is told from the frame's corner. */
export function placeOf(node: CanvasNode, byId: ReadonlyMap<string, CanvasNode>): Point {
  let { x, y } = node.position
  for (let { parentId } = node; parentId !== undefined; ) {
    const parent = byId.get(parentId)
    if (!parent) break
    x += parent.position.x
    y += parent.position.y
    parentId = parent.parentId
  }
  return { x, y }
}
