import type { EngineErrorShape } from './errors'
import type { ModelUsage } from './ports'
import type { JsonValue, MessageValue, Value } from './values'

/** Everything that happens in a run, in order. History, streams and the console are readers of this one union. */
export type RunEvent =
  | { type: 'run_started'; node_ids: string[]; first: string[] }
  | { type: 'node_started'; node_id: string; at: number }
  /** A piece of text of the message `message_id` that `node_id` is writing. */
  | { type: 'token'; node_id: string; message_id: number; chunk: string }
  /** A message appeared (`state: partial` before its tokens) or is whole (`complete`). */
  | { type: 'message'; node_id: string; message: MessageValue; state: 'partial' | 'complete' }
  | { type: 'log'; node_id: string; message: string; data?: JsonValue }
  | {
      type: 'node_finished'
      node_id: string
      /** By output port. Recordable: secrets and live handles are already left out. */
      outputs: Record<string, Value>
      /** The field values that the node ran with, secrets masked. */
      inputs: Record<string, JsonValue>
      duration_ms: number
      usage?: ModelUsage
      /** Nodes that became ready because of this one. */
      next: string[]
      /** Nodes that will not run because this one took another branch. */
      skipped: string[]
    }
  | { type: 'node_skipped'; node_id: string }
  | { type: 'node_failed'; node_id: string; error: EngineErrorShape; duration_ms: number }
  /** The last event of every run is one of these three. */
  | { type: 'run_finished'; outputs: RunOutput[]; duration_ms: number }
  | { type: 'run_failed'; error: EngineErrorShape; node_id?: string; duration_ms: number }
  | { type: 'run_stopped'; duration_ms: number }

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
