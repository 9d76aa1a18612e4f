import { z } from 'zod'
import type { SuspendAnswer } from '@/engine'
import { actorOfUser } from '@/modules/access/server'
import { logger } from '@/platform/telemetry/logger'
import { executeRun } from './execute-run'
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
 * run is not paused or nobody has answered; answers that come while it works are used at its next pause.
 */
export async function resumeRun(tenant_id: string, run_id: string): Promise<void> {
  const forms = await formRepository.answered(tenant_id, run_id)
  if (forms.length === 0) return
  const row = await runRepository.claimPaused(tenant_id, run_id, liveRuns().owner)
  if (!row?.paused_state) return
  const state = openState(tenant_id, run_id, row.paused_state)
  const flow = { id: row.flow_id, tenant_id, updated_at: row.create_at }
  const { user_id, session_id, flow_id } = row
  const run = new LiveRun({ id: run_id, tenant_id, flow_id, user_id, session_id }, state.next_seq)
  const answers = forms.map((form): readonly [string, SuspendAnswer] => {
    const expiry = FormRequest.parse(form.request).on_expiry
    return [form.place, Answer.safeParse(form.answer).data ?? { action: expiry ?? '', inputs: {} }]
  })
  liveRuns().add(run)
  await formRepository.markUsed(
    tenant_id,
    forms.map((form) => form.id),
  )
  const request = { ...state.request, flow, data: state.data }
  const planned = await planOf(flow, state.data, request.tweaks)
  const input = runInput(run, request, planned.plan, {
    inputs: state.request.inputs ?? {},
    rounds: state.request.rounds ?? 0,
    remembered: {},
  })
  const actor = user_id === null ? undefined : await actorOfUser(user_id, tenant_id)
  const behalf = { actor, start: startRun }
  const answered = forms.map((form) => form.node_id)
  const resume = { snapshot: state.snapshot, answers, answered }
  void executeRun(run, planned, { ...input, resume }, request, liveRuns().tryEnter(), behalf).then(() =>
    resumeRun(tenant_id, run_id).catch((error: unknown) => logger.error({ error, run_id }, 'a run could not go on')),
  )
}
