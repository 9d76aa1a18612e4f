import { z } from 'zod'
import { AppError } from '@/contract/errors'
import type { EngineErrorShape, SuspendAnswer } from '@/engine'
import { actorOfUser } from '@/modules/access/server'
import type { Run, RunForm } from '@/platform/db/generated/client'
import { logger } from '@/platform/telemetry/logger'
import { executeRun } from './execute-run'
import { failPaused } from './fail-paused'
import { FormRequest } from './form.dto'
import { formRepository } from './form.repository'
import { LiveRun } from './live-run'
import { liveRuns } from './live-runs'
import { openState } from './paused-state'
import { planOf } from './plan-of'
import { runRepository } from './run.repository'
import { runInput } from './run-input'
import { startRun } from './start-run'

const Answer = z.object({ action: z.string(), inputs: z.record(z.string(), z.json()) })

/**
 * Lets a paused run go on with the answers that are there. Of several processes that try, one does. Does nothing when the
 * run is not paused or nobody has answered; answers that come while it works are used at its next pause. A run that cannot
 * go on any more (its state cannot be read, its graph cannot be planned) fails and says why.
 */
export async function resumeRun(tenant_id: string, run_id: string): Promise<void> {
  const forms = await formRepository.answered(tenant_id, run_id)
  const row = forms.length > 0 ? await runRepository.find(tenant_id, run_id) : null
  if (row?.status !== 'paused' || !row.paused_state) return
  const work = await prepared(row, forms).catch((error: unknown) => failPaused(tenant_id, run_id, whyNot(error)))
  if (!work) return
  const runs = liveRuns()
  runs.assertOpen()
  const used = forms.map((form) => form.id)
  // Only who has taken the run shows it as live: another that tried must not stand in its place.
  if (!(await runRepository.claimPaused(tenant_id, run_id, runs.owner, used))) return
  const { run, planned, input, request, behalf, open } = work
  runs.keep(run)
  const begun = { place: runs.tryEnter(), row: Promise.resolve(), followed: true, behalf, open }
  void executeRun(run, planned, input, request, begun).then(() =>
    resumeRun(tenant_id, run_id).catch((error: unknown) => logger.error({ error, run_id }, 'a run could not go on')),
  )
}

/** Everything that a run needs to go on, before anything is changed. */
async function prepared(row: Run, forms: readonly RunForm[]) {
  const { id, tenant_id, flow_id, user_id, session_id, paused_state } = row
  const state = openState(tenant_id, id, paused_state ?? '')
  const flow = { id: flow_id, tenant_id, updated_at: row.create_at }
  const request = { ...state.request, flow, data: state.data }
  const planned = await planOf(flow, state.data, request.tweaks)
  const run = new LiveRun({ id, tenant_id, flow_id, user_id, session_id }, state.next_seq)
  const actor = user_id === null ? undefined : await actorOfUser(user_id, tenant_id)
  const known = { inputs: state.request.inputs ?? {}, rounds: state.request.rounds ?? 0, remembered: {} }
  const resume = {
    snapshot: state.snapshot,
    answers: forms.map(answerOf),
    answered: forms.map((form) => form.node_id),
  }
  const input = { ...runInput(run, request, planned.plan, known), resume }
  const waiting = await formRepository.waiting(tenant_id, id)
  const open = new Map(waiting.map((form) => [form.place, { id: form.id, expires_at: form.expires_at.toISOString() }]))
  return { run, planned, input, request, behalf: { actor, start: startRun }, open }
}

/** What a person answered, or what counts when nobody did. */
function answerOf(form: RunForm): readonly [string, SuspendAnswer] {
  const { on_expiry = '' } = FormRequest.parse(form.request)
  return [form.place, Answer.safeParse(form.answer).data ?? { action: on_expiry, inputs: {} }]
}

function whyNot(error: unknown): EngineErrorShape {
  logger.error({ error }, 'a paused run cannot go on')
  if (error instanceof AppError) {
    return { code: 'invalid_flow', message: error.message, ...(error.hint ? { hint: error.hint } : {}) }
  }
  return { code: 'internal', message: 'The run cannot go on from where it was. The server log says why.' }
}
