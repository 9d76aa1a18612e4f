import type { Outputs } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import type { StatusKind } from '@/ui/status'
import { runTriggers } from '../../contract/run.schema'

export type RunRow = Outputs['runs']['browse_runs']['items'][number]
export type Trace = Outputs['runs']['read_run_trace']
export type Span = Trace['spans'][number]

/** How the state of a run looks. */
export const runKind: Record<RunRow['status'], StatusKind> = {
  queued: 'idle',
  running: 'running',
  paused: 'waiting',
  succeeded: 'done',
  failed: 'failed',
  stopped: 'skipped',
}

/** What started a run, in words; what an older release wrote stays as it is. */
export function triggerWords(trigger: string): string {
  const known = runTriggers.find((one) => one === trigger)
  return known ? t(`runs.trigger_${known}`) : trigger
}

export const isUnderWay = (status: RunRow['status']) =>
  status === 'queued' || status === 'running' || status === 'paused'

/** Tokens in and out together; undefined when no model was asked. */
export function tokensOf(run: Pick<RunRow, 'input_tokens' | 'output_tokens'>): number | undefined {
  const sum = (run.input_tokens ?? 0) + (run.output_tokens ?? 0)
  return sum > 0 ? sum : undefined
}

export const runPath = (flow_id: string, run_id: string) => `/flows/${flow_id}/runs/${run_id}`

/** The canvas with this run played onto it, at one of its nodes. */
export function canvasPath(run: Pick<RunRow, 'id' | 'flow_id' | 'session_id'>, node_id?: string): string {
  const at = { run: run.id, session: run.session_id, ...(node_id === undefined ? {} : { node: node_id }) }
  return `/flows/${run.flow_id}?${new URLSearchParams(at)}`
}

/** The playground with the conversation that this run was part of. */
export const playgroundPath = (run: Pick<RunRow, 'session_id' | 'flow_id'>) =>
  `/flows/${run.flow_id}?${new URLSearchParams({ session: run.session_id })}`
