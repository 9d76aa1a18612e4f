import { groupBy } from '@/lib/group-by'
import type { ComponentRegistry } from './component'
import type { Graph, GraphEdge, GraphNode } from './graph'

/** Steps along wires that finding all bodies may take: about a second of work. */
const MAX_STEPS = 2_000_000

interface Budget {
  steps: number
}

/**
 * Which loop each node stands in, for loops that are drawn by wires: everything that the loop's item reaches and that leads
 * back to it, and what only the item reaches. Of several loops around a node the smallest counts.
 * Undefined when the loops lead on to so much that this cannot be found out in reasonable time.
 */
export function loopBodies(graph: Graph, registry: ComponentRegistry): Map<string, string> | undefined {
  const parents = new Map<string, string>()
  const sizes = new Map<string, number>()
  const loops = graph.nodes.filter((node) => registry(node.type)?.definition.loop)
  if (loops.length === 0) return parents
  const outgoing = groupBy(graph.edges, (edge) => edge.source)
  const incoming = groupBy(graph.edges, (edge) => edge.target)
  const budget = { steps: MAX_STEPS }
  for (const loop of loops) {
    const body = bodyOf(loop, registry, outgoing, incoming, budget)
    if (budget.steps < 0) return undefined
    for (const id of body) {
      if ((sizes.get(id) ?? Number.POSITIVE_INFINITY) <= body.size) continue
      sizes.set(id, body.size)
      parents.set(id, loop.id)
    }
  }
  return parents
}

function bodyOf(
  loop: GraphNode,
  registry: ComponentRegistry,
  outgoing: Map<string, GraphEdge[]>,
  incoming: Map<string, GraphEdge[]>,
  budget: Budget,
): Set<string> {
  const ports = registry(loop.type)?.definition.loop
  if (!ports) return new Set()
  const starts = (port: string) =>
    (outgoing.get(loop.id) ?? []).filter((edge) => edge.source_port === port).map((edge) => edge.target)
  const next = (id: string) => (outgoing.get(id) ?? []).map((edge) => edge.target)
  const before = (id: string) => (incoming.get(id) ?? []).map((edge) => edge.source)
  const ends = (incoming.get(loop.id) ?? []).filter((edge) => isFeedback(edge, loop.id, ports.item))
  const forward = reach(starts(ports.item), next, loop.id, budget)
  const backward = reach(
    ends.map((edge) => edge.source),
    before,
    loop.id,
    budget,
  )
  const after = reach(starts(ports.done), next, loop.id, budget)
  return new Set([...forward].filter((id) => backward.has(id) || !after.has(id)))
}

/** The wire that ends in a loop's own `item` port brings back what a turn made. */
export function isFeedback(edge: GraphEdge, loop: string, item: string): boolean {
  return edge.target === loop && edge.target_port === item
}

function reach(from: string[], step: (id: string) => string[], stop: string, budget: Budget): Set<string> {
  const seen = new Set<string>()
  const open = from.filter((id) => id !== stop)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const others = step(id)
    budget.steps -= 1 + others.length
    if (budget.steps < 0) return seen
    for (const other of others) if (other !== stop && !seen.has(other)) open.push(other)
  }
  return seen
}
