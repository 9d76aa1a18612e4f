import type { Analysis } from './analyse'
import { canConnect } from './can-connect'
import type { FieldDefinition, OutputDefinition } from './component'
import { outputsOf } from './fields-of'
import type { GraphEdge, Problem } from './graph'
import { isFeedback } from './loop-bodies'
import type { PlanNode } from './plan'
import { TOOL_PORT, toolOutput } from './tool-port'

/** The wires that lead back into each loop, as selectors of what they carry. */
export type Feedback = Map<string, [string, string][]>

/** Binds each edge to its two nodes; one that leads nowhere is reported and left out. */
export function analyseEdges(edges: readonly GraphEdge[], found: Analysis): Feedback {
  const ids = new Set<string>()
  const wires = new Set<string>()
  const feedback: Feedback = new Map()
  const outputs: Outputs = new Map()
  for (const edge of edges) {
    const source = found.by_id.get(edge.source)
    const target = found.by_id.get(edge.target)
    const wire = JSON.stringify([edge.source, edge.source_port, edge.target, edge.target_port, edge.kind])
    if (!source || !target) {
      found.problems.push(dangling(edge, source ? edge.target : edge.source))
    } else if (ids.has(edge.id) || wires.has(wire)) {
      found.problems.push(duplicate(edge, source, target))
    } else {
      ids.add(edge.id)
      wires.add(wire)
      bind(edge, source, target, found, feedback, outputs)
    }
  }
  return feedback
}

function bind(
  edge: GraphEdge,
  source: PlanNode,
  target: PlanNode,
  found: Analysis,
  feedback: Feedback,
  outputs: Outputs,
): void {
  const loop = target.component?.definition.loop
  if (loop && isFeedback(edge, target.node.id, loop.item)) {
    const known = feedback.get(target.node.id)
    if (known) known.push([edge.source, edge.source_port])
    else feedback.set(target.node.id, [[edge.source, edge.source_port]])
    return
  }
  const output = outputOf(edge, source, outputs)
  const field = target.fields.find(
    (port) => port.name === edge.target_port || port.aliases?.includes(edge.target_port) === true,
  )
  const problem = edge.kind === 'data' ? portProblem(edge, source, target, output, field) : undefined
  if (problem) {
    found.problems.push(problem)
    if (problem.severity === 'error') target.blocker ??= problem
  }
  const name = edge.kind === 'data' ? (field?.name ?? edge.target_port) : undefined
  const list = field?.list === true
  const ends = levelEnds(source, target, found)
  if (ends.outer && name !== undefined) {
    target.outer.push({ field: name, list, selector: [edge.source, edge.source_port] })
  }
  // What stands in a loop and gets its item waits for nothing: the turn begins with the item there.
  if (!ends.source || !ends.target || (ends.outer && ends.source === ends.target)) return
  const planned = {
    index: 0,
    edge,
    source: ends.source.index,
    target: ends.target.index,
    field: ends.outer ? undefined : name,
    list,
    branching: ends.inner ? false : edge.kind === 'control' ? source.branches : output?.branch_group !== undefined,
    order_only: ends.outer,
    inner: ends.inner ? edge.source : undefined,
  }
  found.edges.push(planned)
  ends.source.outgoing.push(planned)
  ends.target.incoming.push(planned)
}

interface Ends {
  source: PlanNode | undefined
  target: PlanNode | undefined
  /** The wire crosses into a container: its target only has to wait until the container starts. */
  outer: boolean
  /** The wire crosses out of a container: it carries what the last turn left. */
  inner: boolean
}

/** The two nodes of one level that a wire orders, whatever containers it crosses. */
function levelEnds(source: PlanNode, target: PlanNode, found: Analysis): Ends {
  const above = (planned: PlanNode) => {
    const chain: (PlanNode | undefined)[] = [planned]
    for (let at = found.parents.get(planned.node.id); at !== undefined; at = found.parents.get(at)) {
      chain.push(found.by_id.get(at))
    }
    return chain
  }
  const from = above(source)
  const to = above(target)
  const levels = to.map((planned) => planned && found.parents.get(planned.node.id))
  for (const [up, planned] of from.entries()) {
    const down = levels.indexOf(planned && found.parents.get(planned.node.id))
    if (down < 0) continue
    return { source: planned, target: to[down], outer: down > 0, inner: up > 0 && down === 0 }
  }
  return { source, target, outer: false, inner: false }
}

/** Outputs by name, looked up once for each node: a node with many ways has many wires. */
type Outputs = Map<PlanNode, ReadonlyMap<string, OutputDefinition>>

function outputOf(edge: GraphEdge, source: PlanNode, outputs: Outputs): OutputDefinition | undefined {
  if (edge.source_port === TOOL_PORT) return toolOutput
  const { component, node } = source
  if (!component) return undefined
  const known = outputs.get(source)
  if (known) return known.get(edge.source_port)
  // Of two of one name the first counts.
  const all = outputsOf(component.definition, node.config).toReversed()
  const fresh = new Map(all.map((port) => [port.name, port]))
  outputs.set(source, fresh)
  return fresh.get(edge.source_port)
}

function portProblem(
  edge: GraphEdge,
  source: PlanNode,
  target: PlanNode,
  output: OutputDefinition | undefined,
  field: FieldDefinition | undefined,
): Problem | undefined {
  const at = { node_id: target.node.id, edge_id: edge.id, field: edge.target_port }
  if (source.component && !output) {
    return {
      code: 'unknown_port',
      severity: 'error',
      message: `"${target.node.name}" takes "${edge.source_port}" from "${source.node.name}", which has no such output.`,
      hint: 'Remove the connection, or connect one of the outputs that are there.',
      ...at,
    }
  }
  if (target.component && !field) {
    return {
      code: 'unknown_port',
      severity: 'warning',
      message: `"${target.node.name}" has no input "${edge.target_port}"; what "${source.node.name}" sends there is not used.`,
      hint: 'Remove the connection, or connect it to one of the inputs that are there.',
      ...at,
    }
  }
  if (!output || !field || canConnect(output, field)) return undefined
  return {
    code: 'type_mismatch',
    severity: 'error',
    message: `"${field.display_name}" of "${target.node.name}" cannot take ${output.types.join(' or ')} from "${source.node.name}".`,
    hint: field.input_types?.length ? `It takes ${field.input_types.join(' or ')}.` : 'It takes no connection.',
    ...at,
  }
}

function dangling(edge: GraphEdge, missing: string): Problem {
  return {
    code: 'dangling_edge',
    severity: 'warning',
    message: `A connection between "${edge.source}" and "${edge.target}" leads nowhere: there is no node "${missing}".`,
    hint: 'It is left out of a run. Save the flow from the canvas to remove it.',
    edge_id: edge.id,
  }
}

function duplicate(edge: GraphEdge, source: PlanNode, target: PlanNode): Problem {
  return {
    code: 'duplicate_edge',
    severity: 'warning',
    message: `"${source.node.name}" and "${target.node.name}" are connected twice in the same way.`,
    hint: 'The second connection is left out of a run.',
    edge_id: edge.id,
  }
}
