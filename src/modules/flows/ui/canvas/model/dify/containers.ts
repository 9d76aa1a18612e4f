import type { StoredFlow, StoredNode } from '../stored-flow'
import { asDify } from './as-dify'

/** The container around a node, as its file says. */
export function parentOf(node: StoredNode): string | undefined {
  return asDify(node)?.parent
}

/** The node where the turns of a container begin. */
export function isTurnMark(node: StoredNode): boolean {
  const type = asDify(node)?.type
  return type === 'iteration-start' || type === 'loop-start'
}

/** These nodes and all that is inside of them, however deep. */
export function withInner(flow: StoredFlow, ids: ReadonlySet<string>): Set<string> {
  const all = new Set(ids)
  if (ids.size === 0) return all
  for (let grown = true; grown; ) {
    grown = false
    for (const node of flow.nodes) {
      const parent = parentOf(node)
      if (parent !== undefined && all.has(parent) && !all.has(node.id)) {
        all.add(node.id)
        grown = true
      }
    }
  }
  return all
}

/** How deep each node stands; containers that stand in each other in a circle count as not inside. */
export function depths(nodes: readonly StoredNode[]): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const known = new Map<string, number>()
  const depthOf = (node: StoredNode, seen: ReadonlySet<string>): number => {
    const before = known.get(node.id)
    if (before !== undefined) return before
    const parent = parentOf(node)
    const around = parent === undefined ? undefined : byId.get(parent)
    const depth = around === undefined || seen.has(around.id) ? 0 : depthOf(around, new Set([...seen, node.id])) + 1
    known.set(node.id, depth)
    return depth
  }
  for (const node of nodes) depthOf(node, new Set())
  return known
}
