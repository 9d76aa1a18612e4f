import { EngineError } from './errors'
import type { Plan, PlanEdge, PlanNode } from './plan'

export interface RunRange {
  /** Run only this node and what follows from it. */
  start_component_id?: string
  /** Run only this node and what it needs. */
  stop_component_id?: string
}

/** Marks the nodes that take part in a run by their position. Throws `invalid_input` for an id that is not in the flow. */
export function activeNodes(plan: Plan, range: RunRange): Uint8Array {
  const active = new Uint8Array(plan.nodes.length).fill(1)
  const start = nodeOf(plan, range.start_component_id)
  const stop = nodeOf(plan, range.stop_component_id)
  if (start)
    keep(
      active,
      reach(
        plan,
        start,
        (node) => node.outgoing,
        (edge) => edge.target,
      ),
    )
  if (stop)
    keep(
      active,
      reach(
        plan,
        stop,
        (node) => node.incoming,
        (edge) => edge.source,
      ),
    )
  for (const node of plan.nodes) if (node.component?.definition.inert) active[node.index] = 0
  return active
}

function nodeOf(plan: Plan, id: string | undefined): PlanNode | undefined {
  if (id === undefined || id === '') return undefined
  const node = plan.by_id.get(id)
  if (!node) throw new EngineError('invalid_input', `The flow has no node with the id "${id}".`)
  return node
}

function reach(
  plan: Plan,
  from: PlanNode,
  wires: (node: PlanNode) => PlanEdge[],
  end: (edge: PlanEdge) => number,
): Uint8Array {
  const seen = new Uint8Array(plan.nodes.length)
  seen[from.index] = 1
  const open = [from]
  for (let node = open.pop(); node; node = open.pop()) {
    for (const edge of wires(node)) {
      const next = plan.nodes[end(edge)]
      if (!next || seen[next.index]) continue
      seen[next.index] = 1
      open.push(next)
    }
  }
  return seen
}

function keep(active: Uint8Array, reached: Uint8Array): void {
  for (let index = 0; index < active.length; index++) if (!reached[index]) active[index] = 0
}
