import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '@/contract/errors'
import type { RunOutput } from '@/engine'
import type { Run } from '@/platform/db/generated/client'
import type { LiveRun, RunResult } from './live-run'
import { storedEvents } from './read-events'
import { runRepository } from './run.repository'
import { noUsage, resultOf, withUsage } from './run-result'

/** A run that was started, whichever process works on it. */
export type StartedRun = Pick<LiveRun, 'id' | 'tenant_id' | 'flow_id' | 'user_id' | 'session_id' | 'done'>

/** How often a run that another process works on is looked at, in milliseconds. */
const LOOK_MS = 250

/** A run of the past, or of another process, as if it had just been started. */
export function storedRun(row: Run): StartedRun {
  const { id, tenant_id, flow_id, user_id, session_id } = row
  const done = resultOfRow(row)
  // Whoever reads only events never asks for the result.
  done.catch(() => undefined)
  return { id, tenant_id, flow_id, user_id, session_id, done }
}

/** What a run that succeeded gave: in its row, or with its last event when that is too large for the row. */
export async function outputsOf(row: Run): Promise<RunOutput[]> {
  if (row.outputs !== null) return StoredOutputs.parse(row.outputs)
  const events = await storedEvents(row.tenant_id, row.id, 0)
  const last = events.at(-1)?.event
  return last?.type === 'run_finished' ? last.outputs : []
}

/** Written by this module only, so its shape is known; the column itself is untyped JSON. */
const StoredOutputs = z.array(z.custom<RunOutput>((value) => typeof value === 'object' && value !== null))

async function resultOfRow(row: Run): Promise<RunResult> {
  let now: Run | null = row
  while (now && (now.status === 'queued' || now.status === 'running')) {
    await sleep(LOOK_MS)
    now = await runRepository.find(row.tenant_id, row.id)
  }
  const events = now ? await storedEvents(row.tenant_id, row.id, 0) : []
  const last = events.at(-1)?.event
  if (!now || !last) throw new AppError('run_failed', 'The run is not there any more')
  const usage = events.reduce((sum, { event }) => withUsage(sum, event), noUsage)
  return resultOf(last, usage, (now.finished_at ?? now.create_at).toISOString())
}
