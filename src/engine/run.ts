import type { RunRange } from './active-nodes'
import type { RunScope } from './component'
import type { RunEvent } from './events'
import type { Plan } from './plan'
import type { Ports } from './ports'
import { Scheduler } from './scheduler'
import type { OutputSelection } from './select-outputs'
import type { RunSnapshot, SuspendAnswer } from './suspension'
import type { Value } from './values'

export interface RunInput extends RunRange {
  scope: RunScope
  /** Ids or names of the input nodes that take `scope.input_value`; empty or absent means every one that fits its type. */
  input_components?: readonly string[]
  /**
   * Outputs of nodes that do not take part, by node id and port: what a run from `start_component_id` builds on. On the way
   * to `stop_component_id` neither these nodes nor what only they need is run.
   */
  given?: Readonly<Record<string, Readonly<Record<string, Value>>>>
  /** Which results `run_finished` holds. Default: all output nodes. */
  outputs?: OutputSelection
  /** What the session remembers of conversation variables. */
  conversation?: Readonly<Record<string, Value>>
  /** Goes on with a paused run: where it stood, and what people answered. Forms without an answer wait on. */
  resume?: {
    snapshot: RunSnapshot
    /** By the form's place, as `suspensionKey` writes it. */
    answers: readonly (readonly [string, SuspendAnswer])[]
    /** Ids of the nodes whose forms were answered. */
    answered: readonly string[]
  }
}

export interface RunOptions {
  /** Aborting it stops the run at once. */
  signal?: AbortSignal
  /** Milliseconds for one node. Default 5 minutes. */
  node_timeout_ms?: number
  /** Milliseconds for the whole run. Default 30 minutes. */
  run_timeout_ms?: number
  /** Nodes at work at the same time. Default 16. */
  max_parallel?: number
}

/**
 * Runs a plan. The run starts when the result is iterated, and can be iterated once; leaving the iteration stops it.
 * It never throws: whatever happens is an event, and the last one is `run_finished`, `run_failed`, `run_stopped` or `run_paused`.
 */
export function run(plan: Plan, input: RunInput, ports: Ports, options: RunOptions = {}): AsyncIterable<RunEvent> {
  let started = false
  return {
    [Symbol.asyncIterator]() {
      if (started) throw new Error('A run can be iterated only once; call run() again for another run.')
      started = true
      return new Scheduler(plan, input, ports, options).start()
    },
  }
}
