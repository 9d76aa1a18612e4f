import type { EngineErrorShape, JsonValue, Value } from '@/engine'

export type NodeStatus = 'idle' | 'running' | 'done' | 'failed' | 'skipped'

/** How a node fares in the run on show. */
export interface NodeRun {
  status: NodeStatus
  duration_ms?: number
  error?: EngineErrorShape
  /** By output port. */
  outputs?: Record<string, Value>
  /** The field values that it ran with, secrets masked. */
  inputs?: Record<string, JsonValue>
}

/** By node id; a node that is not there is idle. */
export type RunState = Readonly<Record<string, NodeRun>>
