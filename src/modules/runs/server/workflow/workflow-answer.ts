import type { z } from 'zod'
import type { RunOutput, Value } from '@/engine'
import { isMessage } from '@/engine/value-guards'
import type { RunError, RunStatus } from '../../contract/run.schema'
import type { JobStatus, WorkflowExecutionResponse, WorkflowJobResponse } from '../../contract/workflow.operations'
import { wireOutput } from '../studio/wire-value'

type Answer = z.infer<typeof WorkflowExecutionResponse>
type Job = z.infer<typeof WorkflowJobResponse>
type Failure = z.infer<typeof RunError>

interface About {
  job_id: string
  flow_id: string
  created: Date
}

/** A run's status in the words of workflows; one that waits for a person is not done. */
export const jobStatus: Record<RunStatus, z.infer<typeof JobStatus>> = {
  queued: 'queued',
  running: 'in_progress',
  paused: 'in_progress',
  succeeded: 'completed',
  failed: 'failed',
  stopped: 'cancelled',
}

export const workflowJob = ({ job_id, flow_id, created }: About, status: RunStatus): Job => ({
  job_id,
  flow_id,
  object: 'job',
  created_timestamp: created.toISOString(),
  status: jobStatus[status],
  links: { status: `/api/v2/workflows?job_id=${job_id}`, stop: '/api/v2/workflows/stop' },
  errors: [],
})

/** A run that has ended, with what it gave by node, or with what failed. */
export const workflowAnswer = (
  { job_id, flow_id, created }: About,
  ended: { outputs: readonly RunOutput[]; error: Failure | undefined },
  inputs: Record<string, unknown>,
): Answer => ({
  flow_id,
  job_id,
  object: 'response',
  created_timestamp: created.toISOString(),
  status: ended.error ? 'failed' : 'completed',
  errors: ended.error ? [failure(ended.error)] : [],
  inputs,
  outputs: Object.fromEntries(ended.outputs.map((output) => [output.node_id, componentOutput(output)])),
})

export const failure = ({ code, message, hint, node_id, node_name }: Failure): Answer['errors'][number] => ({
  error: node_name ? `Error running "${node_name}": ${message}` : message,
  code,
  details: { ...(node_id ? { component_id: node_id } : {}), ...(hint ? { hint } : {}) },
})

function componentOutput(output: RunOutput): Answer['outputs'][string] {
  const ports = Object.entries(output.outputs)
  const [first, ...others] = ports
  const content =
    first && others.length === 0
      ? wireOutput(first[1]).message
      : Object.fromEntries(ports.map(([port, value]) => [port, wireOutput(value).message]))
  return {
    type: first && others.length === 0 ? kindOf(first[1]) : 'data',
    status: 'completed',
    display_name: output.display_name,
    content,
    metadata: { component_type: output.component, duration_ms: Math.round(output.duration_ms) },
  }
}

function kindOf(value: Value): string {
  if (isMessage(value)) return 'message'
  return wireOutput(value).type === 'text' ? 'text' : 'data'
}
