import { analyseEdges } from './analyse-edges'
import { analyseLevels } from './analyse-levels'
import { analyseNode } from './analyse-node'
import type { ComponentRegistry } from './component'
import { findCycle } from './find-cycle'
import { givenByModel } from './given-by-model'
import type { Graph, Problem } from './graph'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'

/** Bounds of one graph. */
export const MAX_NODES = 10_000
export const MAX_EDGES = 50_000

export interface Analysis {
  /** Nodes of all levels, in the graph's order. */
  nodes: PlanNode[]
  by_id: Map<string, PlanNode>
  /** The container of each node that stands in one. */
  parents: Map<string, string>
  edges: PlanEdge[]
  root: PlanLevel
  problems: Problem[]
  fatal: Problem | undefined
}

/** Looks at a graph once and finds both what a plan needs and everything that is wrong with it. Never throws. */
export function analyse(graph: Graph, registry: ComponentRegistry): Analysis {
  const found: Analysis = {
    nodes: [],
    by_id: new Map(),
    parents: new Map(),
    edges: [],
    root: emptyLevel,
    problems: [],
    fatal: undefined,
  }
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
    const planned = analyseNode(node, registry, found.problems)
    found.nodes.push(planned)
    found.by_id.set(node.id, planned)
  }
  const levels = analyseLevels(graph, registry, found)
  const feedback = analyseEdges(graph.edges, found)
  requireValues(found)
  for (const [container, nodes] of levels) {
    const level = levelOf(container, nodes, feedback.get(container ?? '') ?? [])
    if (container === undefined) found.root = level
    else {
      const planned = found.by_id.get(container)
      if (planned) planned.inside = level
    }
    const cycle = findCycle(nodes.map((node) => node.outgoing.map((edge) => edge.target)))
    if (!cycle) continue
    const problem = cycleProblem(cycle.map((index) => nodes[index]).filter((node) => node !== undefined))
    found.problems.push(problem)
    found.fatal ??= problem
  }
  found.root = { ...found.root, may_suspend: markSuspending(found.root) }
  return found
}

const emptyLevel: PlanLevel = {
  nodes: [],
  edges: 0,
  container: undefined,
  entries: [],
  responders: [],
  may_suspend: false,
  feedback: [],
}

function levelOf(
  container: string | undefined,
  nodes: PlanNode[],
  feedback: readonly (readonly [string, string])[],
): PlanLevel {
  const wires = nodes.flatMap((node) => node.outgoing)
  for (const [index, wire] of wires.entries()) wire.index = index
  return {
    nodes,
    edges: wires.length,
    container,
    entries: nodes.filter((node) => node.component?.definition.entry !== undefined),
    responders: nodes.filter((node) => node.response !== undefined),
    may_suspend: nodes.some((node) => node.component?.definition.suspends === true),
    feedback,
  }
}

/** Whether something in the level, or in a container inside it, may pause a run. Levels are few, so each is looked at once. */
function markSuspending(level: PlanLevel): boolean {
  let suspends = level.may_suspend
  for (const node of level.nodes) {
    if (!node.inside) continue
    const inner = markSuspending(node.inside)
    node.inside = { ...node.inside, may_suspend: inner }
    suspends ||= inner
  }
  return suspends
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
      if (planned.outer.some((wire) => wire.field === field.name)) continue
      if (givenByModel(planned, field)) continue
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
