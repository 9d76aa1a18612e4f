import type { Component, FieldDefinition, ResponsePart } from './component'
import type { FlowVariable, GraphEdge, GraphNode, NodePolicy, Problem } from './graph'
import type { JsonValue } from './values'

/** What `run` works from: nodes in order, wires by position, everything checked once. Immutable; many runs may share it. */
export interface Plan extends PlanLevel {
  /** Nodes of every level. */
  by_id: ReadonlyMap<string, PlanNode>
  /** Set when the graph as a whole cannot run (a cycle, two nodes of one id, too large). */
  fatal: Problem | undefined
  environment: readonly FlowVariable[]
  conversation: readonly FlowVariable[]
  /** Some node answers in the conversation by its `response`. */
  replies: boolean
}

/** The nodes that run together: those of the flow, or those inside one container. */
export interface PlanLevel {
  nodes: readonly PlanNode[]
  /** How many wires run inside the level. */
  edges: number
  /** Id of the container around it; undefined for the flow itself. */
  container: string | undefined
  /** Where work begins among nodes that are ordered by control wires. */
  entries: readonly PlanNode[]
  /** Nodes with a `response`. */
  responders: readonly PlanNode[]
  /** A node in it, or in a container in it, may pause a run. */
  may_suspend: boolean
  /** The wire back into the loop around it. */
  feedback: readonly (readonly [string, string])[]
}

export interface PlanNode {
  /** Position in its level. */
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
  /** Values that come from levels above. */
  outer: OuterWire[]
  /** What is inside, for a container. */
  inside: PlanLevel | undefined
  policy: NodePolicy | undefined
  /** Ordered by control wires. */
  controlled: boolean
  /** Its control wires are not all taken when it succeeds. */
  branches: boolean
  response: readonly ResponsePart[] | undefined
  /** Why the node cannot run, found beforehand. */
  blocker: Problem | undefined
}

export interface PlanEdge {
  /** Position among the wires of its level. */
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
  /** Only orders: the value comes another way. */
  order_only: boolean
  /** The node inside the source container that the value is of. */
  inner: string | undefined
}

/** A wire that crosses into a container: the node inside reads the value when it starts. */
export interface OuterWire {
  field: string
  list: boolean
  selector: readonly string[]
}
