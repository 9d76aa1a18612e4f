import type { ChatTurn } from '@/engine/ports'
import type { JsonValue, ModelRef, ToolValue } from '@/engine/values'

/** What an agent is to do, and with what. */
export interface AgentTask {
  model: ModelRef
  /** How it should behave; may be empty. */
  instructions: string
  /** Earlier turns of the conversation, oldest first. */
  history: readonly ChatTurn[]
  input: ChatTurn
  tools: readonly ToolValue[]
  /** `react` writes its calls as text: for models that cannot call tools. */
  strategy: 'function_calling' | 'react'
  /** Rounds in which tools may be called; at least 1. */
  max_iterations: number
  /** Milliseconds for everything; absent is as long as the node may take. */
  max_time_ms?: number
  /**
   * What happens at a limit. `answer`: out of rounds, the model is asked once more for an answer from what it knows; out of
   * time, the answer says so. `fail`: the error `agent_limit`.
   */
  on_limit: 'answer' | 'fail'
  /** A call that cannot be read is told to the model instead of failing the node. */
  handle_parsing_errors: boolean
  /** Show text while it is being written. */
  stream: boolean
}

/** One call of a tool. */
export interface AgentStep {
  id: string
  name: string
  args: { [key: string]: JsonValue | undefined }
  /** What the model was told. */
  result: string
  failed: boolean
  duration_ms: number
  /** Counts from 1. */
  iteration: number
}

export interface AgentAnswer {
  /** The final answer alone. */
  text: string
  /** Everything that was written, with what was said before tools were called: what a stream has shown. */
  said: string
  steps: AgentStep[]
  iterations: number
  /** The limit that ended the work. */
  limit?: 'iterations' | 'time'
}
