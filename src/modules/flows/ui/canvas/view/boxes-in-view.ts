import type { ReactFlowState } from '@xyflow/react'
import type { Box } from '../model/guides'
import type { CanvasNode } from './canvas-elements'

/** The boxes of all nodes in view but one. */
export function boxesInView(
  nodes: readonly CanvasNode[],
  without: string,
  { transform, width, height }: Pick<ReactFlowState, 'transform' | 'width' | 'height'>,
): Box[] {
  const [x, y, zoom] = transform
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom]
  const boxes: Box[] = []
  for (const node of nodes) {
    // What is inside a frame stands in rows of its own.
    if (node.id === without || node.parentId !== undefined) continue
    const box = { ...node.position, width: node.width ?? 0, height: node.height ?? 0 }
    const outside = box.x > right || box.y > bottom || box.x + box.width < left || box.y + box.height < top
    if (!outside) boxes.push(box)
  }
  return boxes
}
