import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findFlowHead } from '@/modules/flows/server'
import type { workflowOps } from '../../contract/workflow.operations'
import { idempotencyKey } from '../idempotency/idempotency-key'
import { startOnce } from '../idempotency/start-once'
import { liveRuns } from '../live-runs'
import type { RunRequest } from '../start-run'
import type { StartedRun } from '../stored-run'
import { workflowAnswer, workflowJob } from './workflow-answer'
import { workflowError } from './workflow-error'
import { workflowInput } from './workflow-input'

type Input = z.infer<typeof workflowOps.execute_workflow.input>
type Output = z.infer<typeof workflowOps.execute_workflow.output>

/** Longest that a caller waits, in seconds; the run is stopped then. */
const PATIENCE = 300

/** Runs a flow and answers with all that it gave, or with the job when it runs in the background. */
export async function executeWorkflow(
  actor: UserActor,
  input: Input,
  key?: string,
  patience = PATIENCE,
): Promise<Output> {
  const run = await startWorkflow(actor, input, key)
  const about = { job_id: run.id, flow_id: run.flow_id, created: new Date() }
  if (input.background) return workflowJob(about, 'queued')
  const message = `The flow did not end within ${patience} seconds.`
  const hint = 'Run it with background=true.'
  const stop = () => liveRuns().find(run.tenant_id, run.id)?.stop({ code: 'run_timeout', message, hint })
  const waited = setTimeout(stop, patience * 1_000)
  const result = await run.done.finally(() => clearTimeout(waited))
  if (result.error?.code === 'run_timeout')
    throw workflowError('EXECUTION_TIMEOUT', result.error.message, {
      flow_id: run.flow_id,
      job_id: run.id,
      timeout_seconds: patience,
      hint: result.error.hint,
    })
  if (result.status === 'paused' || result.status === 'stopped') return workflowJob(about, result.status)
  return workflowAnswer(about, result, input.inputs ?? {})
}

/** Starts the run, or refuses with the code that the studio document has for it. */
export async function startWorkflow(actor: UserActor, input: Input, key?: string): Promise<StartedRun> {
  const { flow_id } = input
  const asked = workflowInput(input.inputs ?? {})
  try {
    const flow = await findFlowHead(actor, flow_id)
    const request: RunRequest = {
      flow,
      trigger: 'run',
      input_value: '',
      input_type: 'any',
      output_type: 'any',
      ...asked,
      session_id: asked.session_id ?? flow.id,
    }
    const { stream: _stream, background: _background, ...sent } = input
    return await startOnce(actor, request, idempotencyKey(actor, key, sent))
  } catch (error) {
    throw refusal(error, flow_id)
  }
}

function refusal(error: unknown, flow_id: string): unknown {
  if (!(error instanceof AppError))
    return workflowError('INTERNAL_SERVER_ERROR', 'The flow could not be started.', { flow_id }, error)
  const about = { flow_id, hint: error.hint }
  if (error.code === 'not_found') return workflowError('FLOW_NOT_FOUND', error.message, about)
  if (error.code === 'bad_request') return workflowError('INVALID_FLOW_DATA', error.message, about)
  if (error.code === 'unavailable') return workflowError('SERVICE_BUSY', error.message, about)
  return error
}
