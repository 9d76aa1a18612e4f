import type { PortRef } from '../connection'
import type { StoredEdge } from '../stored-flow'
import type { Inside } from './new-dify-node'
import { INWARD } from './ways'

/** A new wire that says what comes next, in the form of Dify's files. `inside` is the container around both ends. */
export function newControlEdge(from: PortRef, to: PortRef, inside: Inside | undefined): StoredEdge {
  const loop = inside?.type === 'loop'
  return {
    id: `${from.node.id}-${from.port.name}-${to.node.id}-${INWARD}`,
    type: 'custom',
    source: from.node.id,
    sourceHandle: from.port.name,
    target: to.node.id,
    targetHandle: INWARD,
    data: {
      sourceType: from.node.type,
      targetType: to.node.type,
      isInIteration: inside !== undefined && !loop,
      isInLoop: loop,
      ...(inside ? (loop ? { loop_id: inside.id } : { iteration_id: inside.id }) : {}),
    },
    zIndex: inside ? 1002 : 0,
  }
}
