import type { JsonValue } from './values'

/** The engine's own graph. Readers in `src/formats` turn a stored flow of any family into one of these. */
export interface Graph {
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** Constants that every node may read as `env.<name>`. */
  environment?: readonly FlowVariable[]
  /** What a session remembers between runs, read and assigned as `conversation.<name>`; the values are the first run's. */
  conversation?: readonly FlowVariable[]
}

export interface FlowVariable {
  name: string
  value: JsonValue
  /** `string`, `number`, `object`, `secret`, `array[string]` and so on, as the author's tool wrote it. */
  value_type: string
  description?: string
}

/** What happens when a node fails. */
export interface NodePolicy {
  retry?: { max: number; interval_ms: number }
  /** `fail` ends the run; `default_value` goes on with these outputs; `fail_branch` goes on along the port `fail-branch`. */
  on_error: { kind: 'fail' } | { kind: 'default_value'; outputs: Record<string, JsonValue> } | { kind: 'fail_branch' }
}

export interface GraphNode {
  /** Unique on the canvas. */
  id: string
  /** Name of the component, e.g. `ChatInput`; may be one that the registry does not know. */
  type: string
  /** What the author called it; used in messages to people and by `tweaks`. */
  name: string
  /** Field values by field name, as the author left them. */
  config: Record<string, unknown>
  /** Names of fields whose value is the name of a stored variable, resolved through `ports.variables`. */
  variables?: string[]
  /** Marked by its author to keep its last result. It runs like any other node: no results are kept between runs. */
  frozen?: boolean
  /** Id of the container (iteration, loop) that runs this node. */
  parent?: string
  policy?: NodePolicy
}

export interface GraphEdge {
  id: string
  source: string
  /** Output port of the source node. */
  source_port: string
  target: string
  /** Input field of the target node. Absent on a control edge. */
  target_port: string
  /** `data` binds a value; `control` only orders work and carries the branch taken. */
  kind: 'data' | 'control'
}

export type ProblemCode =
  | 'cycle'
  | 'dangling_edge'
  | 'duplicate_node'
  | 'duplicate_edge'
  | 'unknown_component'
  | 'unknown_port'
  | 'type_mismatch'
  | 'missing_value'
  | 'invalid_value'
  | 'invalid_graph'
  | 'too_large'

/** Something wrong with a graph: what, where, and how to mend it. `error` stops a run, `warning` does not. */
export interface Problem {
  code: ProblemCode
  severity: 'error' | 'warning'
  message: string
  hint?: string
  node_id?: string
  edge_id?: string
  field?: string
}
