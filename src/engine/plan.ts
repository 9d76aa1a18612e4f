import type { Component, FieldDefinition } from './component'
import type { GraphEdge, GraphNode, Problem } from './graph'
import type { JsonValue } from './values'

/** What `run` works from: nodes in order, wires by position, everything checked once. Immutable; many runs may share it. */
export interface Plan {
  nodes: readonly PlanNode[]
  by_id: ReadonlyMap<string, PlanNode>
  /** Set when the graph as a whole cannot run (a cycle, two nodes of one id, too large). */
  fatal: Problem | undefined
}

export interface PlanNode {
  index: number
  node: GraphNode
  /** Undefined when nothing of that name is known: a run that reaches the node fails. */
  component: Component | undefined
  fields: readonly FieldDefinition[]
  /** The author's values by canonical field name, in the type of their fields, defaults filled in. */
  values: Record<string, JsonValue | undefined>
  /** Secret and variable fields by canonical name. */
  variables: ReadonlySet<string>
  incoming: PlanEdge[]
  outgoing: PlanEdge[]
  /** Why the node cannot run, found beforehand. */
  blocker: Problem | undefined
}

export interface PlanEdge {
  index: number
  edge: GraphEdge
  source: number
  target: number
  /** Canonical name of the field that the wire sets; undefined on a control wire. */
  field: string | undefined
  /** The field takes a list of values. */
  list: boolean
  /** The output is one of several of which a node takes one. */
  branching: boolean
}
