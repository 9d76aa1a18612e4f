import { EngineError } from './errors'
import type { NodeRun } from './node-run'
import type { ClockPort } from './ports'

/** Longest wait that timers take. */
const MAX_WAIT_MS = 2 ** 31 - 1

export interface Deadlines {
  clock: ClockPort
  /** When the run started. */
  started: number
  run_timeout_ms: number
  node_timeout_ms: number
  /** The node that has been at work for longest. */
  oldest: () => NodeRun | undefined
}

export interface Overdue {
  error: EngineError
  /** Absent when the run as a whole took too long. */
  node?: NodeRun
}

/**
 * Waits, with one timer for a whole run, until a node or the run has taken too long, and says which. Nodes are given equal
 * time, so the one that started first is the first overdue. Resolves to undefined once the signal aborts.
 */
export async function watchDeadlines(deadlines: Deadlines, signal: AbortSignal): Promise<Overdue | undefined> {
  const { clock, started, run_timeout_ms, node_timeout_ms } = deadlines
  while (!signal.aborted) {
    const now = clock.now()
    const node = deadlines.oldest()
    const run_at = started + run_timeout_ms
    const node_at = (node?.started ?? now) + node_timeout_ms
    if (run_at <= now) return { error: tooLong('run_timeout', 'The run', run_timeout_ms) }
    if (node && node_at <= now) return { node, error: tooLong('node_timeout', `"${node.node_name}"`, node_timeout_ms) }
    // With nothing at work the next node cannot be overdue before its whole time has passed.
    const wait_ms = Math.max(1, Math.min(run_at, node_at) - now)
    try {
      await clock.sleep(Math.min(wait_ms, MAX_WAIT_MS), signal)
    } catch (error) {
      if (signal.aborted) return undefined
      throw error
    }
  }
  return undefined
}

function tooLong(code: 'run_timeout' | 'node_timeout', what: string, ms: number): EngineError {
  return new EngineError(code, `${what} took longer than ${ms / 1000} seconds and was stopped.`)
}
