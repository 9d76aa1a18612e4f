import { isRecord } from '@/lib/is-record'
import { changeNode } from '../edits'
import type { StoredFlow } from '../stored-flow'
import { nodePosition, type Point } from '../stored-node'
import { asDify } from './as-dify'
import { type Inside, insideData } from './new-dify-node'

/** A frame that something is put into, and where its corner is on the canvas. */
export interface Frame extends Inside {
  corner: Point
}

/** Puts nodes into a container; those that wires lead to stay outside, for no wire crosses a frame. */
export function putInside(flow: StoredFlow, frame: Frame | undefined, ids: Iterable<string>): StoredFlow {
  if (!frame) return flow
  const wired = new Set(flow.edges.flatMap(({ source, target }) => [source, target]))
  let next = flow
  for (const id of ids) {
    if (wired.has(id) || id === frame.id) continue
    next = changeNode(next, id, (node) => {
      const dify = asDify(node)
      if (!dify || dify.parent !== undefined || dify.type === 'note') return node
      const { x, y } = nodePosition(node, 0)
      return {
        ...node,
        parentId: frame.id,
        extent: 'parent',
        zIndex: 1002,
        position: { x: x - frame.corner.x, y: y - frame.corner.y },
        data: { ...(isRecord(node.data) ? node.data : {}), ...insideData(frame) },
      }
    })
  }
  return next
}
