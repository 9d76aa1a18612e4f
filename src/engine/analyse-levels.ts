import type { Analysis } from './analyse'
import type { ComponentRegistry } from './component'
import type { Graph, Problem } from './graph'
import { loopBodies } from './loop-bodies'
import type { PlanNode } from './plan'

/** Containers inside containers, at most. */
const MAX_NESTING = 20

/**
 * Puts each node into its level and numbers the nodes of every level. A node whose container is not there, or is none,
 * stands at the top; containers inside each other end the matter.
 */
export function analyseLevels(
  graph: Graph,
  registry: ComponentRegistry,
  found: Analysis,
): Map<string | undefined, PlanNode[]> {
  const bodies = loopBodies(graph, registry)
  if (!bodies) {
    found.problems.push(tooEntangled)
    found.fatal ??= tooEntangled
  }
  for (const planned of found.nodes) {
    const parent = planned.node.parent ?? bodies?.get(planned.node.id)
    if (parent === undefined) continue
    const container = found.by_id.get(parent)
    if (container?.component?.definition.container) found.parents.set(planned.node.id, parent)
    else if (container?.component || !container) found.problems.push(noContainer(planned, parent))
    else found.parents.set(planned.node.id, parent)
  }
  for (const planned of found.nodes) {
    if (depth(planned.node.id, found.parents) <= MAX_NESTING) continue
    const problem = tooDeep(planned)
    found.problems.push(problem)
    found.fatal ??= problem
    found.parents.clear()
  }
  const levels = new Map<string | undefined, PlanNode[]>([[undefined, []]])
  for (const planned of found.nodes) {
    const parent = found.parents.get(planned.node.id)
    const level = levels.get(parent) ?? []
    levels.set(parent, level)
    planned.index = level.length
    level.push(planned)
  }
  return levels
}

/** How many containers are around a node; more than any graph may have when they are inside each other. */
function depth(id: string, parents: ReadonlyMap<string, string>): number {
  let count = 0
  for (let at = parents.get(id); at !== undefined && count <= MAX_NESTING; at = parents.get(at)) count += 1
  return count
}

function noContainer(planned: PlanNode, parent: string): Problem {
  return {
    code: 'dangling_edge',
    severity: 'warning',
    message: `"${planned.node.name}" says that it stands inside "${parent}", which is no container of this flow.`,
    hint: 'It takes part as if it stood outside. Drag it into an iteration or a loop, or delete it.',
    node_id: planned.node.id,
  }
}

const tooEntangled: Problem = {
  code: 'too_large',
  severity: 'error',
  message: 'The loops of the flow lead on to too many nodes.',
  hint: 'Lead each loop back to itself, or split the flow into several.',
}

function tooDeep(planned: PlanNode): Problem {
  return {
    code: 'invalid_graph',
    severity: 'error',
    message: `"${planned.node.name}" stands inside more than ${MAX_NESTING} containers, or in one that stands inside itself.`,
    hint: 'Move it out of some of them.',
    node_id: planned.node.id,
  }
}
