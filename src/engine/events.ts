import type { EngineErrorShape } from './errors'
import type { ModelUsage } from './ports'
import type { RunSnapshot, Suspension } from './suspension'
import type { JsonValue, MessageValue, Value } from './values'

/** Everything that happens in a run, in order. History, streams and the console are readers of this one union. */
export type RunEvent =
  | { type: 'run_started'; node_ids: string[]; first: string[] }
  /** A paused run goes on after these answers. */
  | { type: 'run_resumed'; answered: string[] }
  | { type: 'node_started'; node_id: string; at: number; within?: Within }
  /** A piece of text of the message `message_id` that `node_id` is writing. */
  | { type: 'token'; node_id: string; message_id: number; chunk: string; within?: Within }
  /** A message appeared (`state: partial` before its tokens) or is whole (`complete`). */
  | { type: 'message'; node_id: string; message: MessageValue; state: 'partial' | 'complete' }
  | { type: 'log'; node_id: string; message: string; data?: JsonValue; within?: Within }
  /** A conversation or loop variable has a new value. */
  | { type: 'variable_updated'; node_id: string; selector: string[]; value: Value; within?: Within }
  /** The node failed and is tried again after `wait_ms`. */
  | {
      type: 'node_retried'
      node_id: string
      attempt: number
      error: EngineErrorShape
      wait_ms: number
      within?: Within
    }
  | {
      type: 'node_finished'
      node_id: string
      /** By output port. Recordable: secrets and live handles are already left out. */
      outputs: Record<string, Value>
      /** The field values that the node ran with, secrets masked. */
      inputs: Record<string, JsonValue>
      duration_ms: number
      usage?: ModelUsage
      /** The same by the names of the models. */
      models?: Record<string, ModelUsage>
      /** US dollars; put in by who knows prices, and absent where none is known. */
      cost?: number
      /** Nodes that became ready because of this one. */
      next: string[]
      /** Nodes that will not run because this one took another branch. */
      skipped: string[]
      /** The node failed and the run went on as its policy says. */
      recovered?: { error: EngineErrorShape; by: 'default_value' | 'fail_branch' }
      within?: Within
    }
  | { type: 'node_skipped'; node_id: string; within?: Within }
  | {
      type: 'node_failed'
      node_id: string
      error: EngineErrorShape
      /** The field values that it ran with, secrets masked, or the values that it had read; absent when there were none. */
      inputs?: Record<string, JsonValue>
      duration_ms: number
      within?: Within
    }
  /** The node waits for a person. Other nodes may still be at work. */
  | { type: 'node_suspended'; node_id: string; suspension: Suspension; within?: Within }
  /** One turn of a container. */
  | { type: 'turn_started'; node_id: string; index: number; within?: Within }
  | {
      type: 'turn_finished'
      node_id: string
      index: number
      duration_ms: number
      error?: EngineErrorShape
      within?: Within
    }
  /**
   * The last event of every iteration is one of these four. `run_paused` may be followed by another iteration; its snapshot
   * is for whoever keeps the run, and is in no record.
   */
  | {
      type: 'run_finished'
      outputs: RunOutput[]
      duration_ms: number
      /** Failures that a node's policy caught. */
      exceptions?: number
      /** The whole answer, where nodes answer by their `response`. */
      reply?: string
    }
  | { type: 'run_failed'; error: EngineErrorShape; node_id?: string; duration_ms: number }
  | { type: 'run_stopped'; duration_ms: number }
  | { type: 'run_paused'; suspensions: Suspension[]; snapshot?: RunSnapshot; duration_ms: number }

/** The turns of containers inside which a node is at work, outermost first. Absent at the top. */
export type Within = readonly { node_id: string; index: number }[]

/** What one output node gave. */
export interface RunOutput {
  node_id: string
  component: string
  display_name: string
  /** `chat`, `text`, or `any` for nodes that are not an output but were asked for. */
  output_type: 'chat' | 'text' | 'any'
  outputs: Record<string, Value>
  duration_ms: number
}
