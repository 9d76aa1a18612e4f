import type { Analysis } from './analyse'
import { canConnect } from './can-connect'
import type { FieldDefinition, OutputDefinition } from './component'
import type { GraphEdge, Problem } from './graph'
import type { PlanNode } from './plan'

/** Binds each edge to its two nodes; one that leads nowhere is reported and left out. */
export function analyseEdges(edges: readonly GraphEdge[], found: Analysis): void {
  const ids = new Set<string>()
  const wires = new Set<string>()
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
      bind(edge, source, target, found)
    }
  }
}

function bind(edge: GraphEdge, source: PlanNode, target: PlanNode, found: Analysis): void {
  const output = source.component?.definition.outputs.find((port) => port.name === edge.source_port)
  const field = target.fields.find(
    (port) => port.name === edge.target_port || port.aliases?.includes(edge.target_port) === true,
  )
  const problem = edge.kind === 'data' ? portProblem(edge, source, target, output, field) : undefined
  if (problem) {
    found.problems.push(problem)
    if (problem.severity === 'error') target.blocker ??= problem
  }
  const planned = {
    index: found.edges.length,
    edge,
    source: source.index,
    target: target.index,
    field: edge.kind === 'data' ? (field?.name ?? edge.target_port) : undefined,
    list: field?.list === true,
    branching: output?.branch_group !== undefined,
  }
  found.edges.push(planned)
  source.outgoing.push(planned)
  target.incoming.push(planned)
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
