import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isStatementConflict } from '@/platform/db/statement-conflict'
import { liveRuns } from '../live-runs'
import { runRepository } from '../run.repository'
import { type RunRequest, startRun } from '../start-run'
import { type StartedRun, storedRun } from '../stored-run'
import type { IdempotencyKey } from './idempotency-key'
import { runKeyRepository } from './run-key.repository'

/**
 * Starts a run, or finds the one that the same call began before under its key. Throws 409 when the key was used for
 * another call. Of two calls at the same moment one starts it: the key is written together with the run's row.
 */
export async function startOnce(
  actor: UserActor,
  request: RunRequest,
  key: IdempotencyKey | undefined,
): Promise<StartedRun> {
  if (!key) return startRun(actor, request)
  const earlier = await begunUnder(actor, request.flow.id, key)
  if (earlier) return earlier
  try {
    return await startRun(actor, request, key)
  } catch (error) {
    const other = isStatementConflict(error, 'RunKey_pkey') && (await begunUnder(actor, request.flow.id, key))
    if (!other) throw error
    return other
  }
}

async function begunUnder(
  { tenant_id }: UserActor,
  flow_id: string,
  { key, body_hash }: IdempotencyKey,
): Promise<StartedRun | undefined> {
  const used = await runKeyRepository.find(tenant_id, { flow_id, key })
  if (!used) return undefined
  if (used.body_hash !== body_hash) {
    throw new AppError('conflict', 'This Idempotency-Key was used for another call', {
      hint: 'Use a key of its own for each call; keep it only when the same call is made again.',
    })
  }
  const live = liveRuns().find(tenant_id, used.run_id)
  if (live) return live
  const row = await runRepository.find(tenant_id, used.run_id)
  if (row) return storedRun(row)
  throw new AppError('conflict', 'The run that this Idempotency-Key began is not there any more', {
    hint: 'Use a new key.',
  })
}
