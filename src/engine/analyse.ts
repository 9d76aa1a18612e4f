import { analyseEdges } from './analyse-edges'
import { analyseNode } from './analyse-node'
import type { ComponentRegistry } from './component'
import { findCycle } from './find-cycle'
import type { Graph, Problem } from './graph'
import type { PlanEdge, PlanNode } from './plan'

/** Bounds of one graph. */
export const MAX_NODES = 10_000
export const MAX_EDGES = 50_000

export interface Analysis {
  nodes: PlanNode[]
  by_id: Map<string, PlanNode>
  edges: PlanEdge[]
  problems: Problem[]
  fatal: Problem | undefined
}

/** Looks at a graph once and finds both what a plan needs and everything that is wrong with it. Never throws. */
export function analyse(graph: Graph, registry: ComponentRegistry): Analysis {
  const found: Analysis = { nodes: [], by_id: new Map(), edges: [], problems: [], fatal: undefined }
  const size = sizeProblem(graph)
  if (size) {
    found.problems.push(size)
    found.fatal = size
    return found
  }
  for (const node of graph.nodes) {
    if (found.by_id.has(node.id)) {
      const problem: Problem = {
        code: 'duplicate_node',
        severity: 'error',
        message: `Two nodes have the id "${node.id}".`,
        hint: 'Delete one of them and add it again; it then gets an id of its own.',
        node_id: node.id,
      }
      found.problems.push(problem)
      found.fatal ??= problem
      continue
    }
    const planned = analyseNode(node, found.nodes.length, registry, found.problems)
    found.nodes.push(planned)
    found.by_id.set(node.id, planned)
  }
  analyseEdges(graph.edges, found)
  requireValues(found)
  const cycle = findCycle(found.nodes.map((node) => node.outgoing.map((edge) => edge.target)))
  if (cycle) {
    const problem = cycleProblem(cycle.map((index) => found.nodes[index]).filter((node) => node !== undefined))
    found.problems.push(problem)
    found.fatal ??= problem
  }
  return found
}

function sizeProblem(graph: Graph): Problem | undefined {
  const [count, limit, what] =
    graph.nodes.length > MAX_NODES
      ? [graph.nodes.length, MAX_NODES, 'nodes']
      : [graph.edges.length, MAX_EDGES, 'connections']
  if (count <= limit) return undefined
  return {
    code: 'too_large',
    severity: 'error',
    message: `The flow has ${count} ${what}; at most ${limit} are allowed.`,
    hint: 'Split it into several flows.',
  }
}

/** A required field needs a value or a wire. */
function requireValues(found: Analysis): void {
  for (const planned of found.nodes) {
    if (!planned.component || planned.component.definition.inert) continue
    for (const field of planned.fields) {
      if (!field.required) continue
      const value = planned.values[field.name]
      if (value !== undefined && value !== '') continue
      if (planned.incoming.some((edge) => edge.field === field.name)) continue
      const problem: Problem = {
        code: 'missing_value',
        severity: 'error',
        message: `"${planned.node.name}" needs a value for "${field.display_name}".`,
        hint: field.input_types?.length ? 'Type one, or connect something to it.' : 'Set it in the inspector.',
        node_id: planned.node.id,
        field: field.name,
      }
      found.problems.push(problem)
      planned.blocker ??= problem
    }
  }
}

function cycleProblem(cycle: PlanNode[]): Problem {
  const names = cycle.slice(0, 5).map((planned) => `"${planned.node.name}"`)
  const more = cycle.length > 5 ? ` and ${cycle.length - 5} more` : ''
  return {
    code: 'cycle',
    severity: 'error',
    message: `These nodes wait for each other in a circle: ${names.join(' → ')}${more}.`,
    hint: 'Remove one of the connections between them.',
    ...(cycle[0] ? { node_id: cycle[0].node.id } : {}),
  }
}
