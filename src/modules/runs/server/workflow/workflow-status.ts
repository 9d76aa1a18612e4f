import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Run } from '@/platform/db/generated/client'
import { RunError, runStatuses } from '../../contract/run.schema'
import type { workflowOps } from '../../contract/workflow.operations'
import { findRun } from '../read-events'
import { runRepository } from '../run.repository'
import { outputsOf } from '../stored-run'
import { failure, workflowAnswer, workflowJob } from './workflow-answer'
import { workflowError } from './workflow-error'

type Output = z.infer<typeof workflowOps.get_workflow_status.output>

/** How a workflow stands: in full once it is completed, as a job before. */
export async function getWorkflowStatus(
  actor: UserActor,
  input: { job_id?: string | null | undefined },
): Promise<Output> {
  if (input.job_id === undefined || input.job_id === null || input.job_id === '')
    throw workflowError('MISSING_PARAMETER', 'Name the job with ?job_id=.')
  const job_id = await findJob(actor, input.job_id)
  const row = await runRepository.find(actor.tenant_id, job_id)
  if (!row) throw workflowError('JOB_NOT_FOUND', `There is no job ${job_id}.`, { job_id })
  const about = { job_id, flow_id: row.flow_id, created: row.create_at }
  const status = z.enum(runStatuses).parse(row.status)
  if (status === 'succeeded')
    return workflowAnswer(about, { outputs: await outputsOf(row), error: undefined }, givenTo(row))
  if (status !== 'failed') return workflowJob(about, status)
  const error = RunError.catch({ code: 'internal', message: 'The run failed.' }).parse(row.error)
  const { error: message } = failure(error)
  const late = error.code === 'run_timeout'
  throw workflowError(late ? 'EXECUTION_TIMEOUT' : 'JOB_FAILED', message, {
    job_id,
    flow_id: row.flow_id,
    hint: error.hint,
  })
}

/** The values that the workflow was given. Tweaks are not kept: they may hold keys. */
const givenTo = (row: Run) => GivenInputs.parse(row.input).inputs

/** The id of a run that the caller may see. */
export async function findJob(actor: UserActor, job_id: string | number): Promise<string> {
  try {
    return (await findRun(actor, String(job_id))).id
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    const shown = String(job_id).slice(0, 100)
    throw workflowError('JOB_NOT_FOUND', `There is no job ${JSON.stringify(shown)}.`, { job_id: shown })
  }
}

const GivenInputs = z.object({ inputs: z.record(z.string(), z.unknown()).default({}) })
