import type { EngineErrorShape, JsonValue, Value } from '@/engine'

/** `waiting` is for a person's answer; `recovered` failed and the run went on as the node says. */
export type NodeStatus = 'idle' | 'running' | 'waiting' | 'done' | 'recovered' | 'failed' | 'skipped'

/** How a node fares in the run on show. */
export interface NodeRun {
  status: NodeStatus
  duration_ms?: number
  error?: EngineErrorShape
  /** By output port. */
  outputs?: Record<string, Value>
  /** The field values that it ran with, secrets masked. */
  inputs?: Record<string, JsonValue>
  /** Attempts after the first. */
  retries?: number
  /** Of a container. */
  turns?: Turns
}

export interface Turns {
  started: number
  done: number
  failed: number
}

/** By node id; a node that is not there is idle. */
export type RunState = Readonly<Record<string, NodeRun>>
