import type { RunEvent } from '@/engine'
import type { RunResult } from './live-run'

type Usage = RunResult['usage']

/** What a run came to, as its last event says. */
export function resultOf(end: RunEvent, usage: Usage, ended_at: string): RunResult {
  const duration_ms = 'duration_ms' in end ? end.duration_ms : 0
  const nothing = { outputs: [], error: undefined, exceptions: 0, suspensions: [], usage, ended_at, duration_ms }
  switch (end.type) {
    case 'run_finished':
      return { ...nothing, status: 'succeeded', outputs: end.outputs, exceptions: end.exceptions ?? 0 }
    case 'run_failed':
      return { ...nothing, status: 'failed', error: end.error }
    case 'run_paused':
      return { ...nothing, status: 'paused', suspensions: end.suspensions }
    default:
      return { ...nothing, status: 'stopped' }
  }
}

/** Tokens and cost so far, with those that an event tells of. */
export function withUsage(usage: Usage, event: RunEvent): Usage {
  if (event.type !== 'node_finished' || !event.usage) return usage
  return {
    input_tokens: usage.input_tokens + (event.usage.input_tokens ?? 0),
    output_tokens: usage.output_tokens + (event.usage.output_tokens ?? 0),
    ...addedCost(usage.cost, event.cost),
  }
}

function addedCost(sum: number | undefined, more: number | undefined): { cost?: number } {
  if (sum === undefined && more === undefined) return {}
  return { cost: (sum ?? 0) + (more ?? 0) }
}

export const noUsage: Usage = { input_tokens: 0, output_tokens: 0 }
