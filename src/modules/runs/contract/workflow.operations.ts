import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const jobStatuses = ['queued', 'in_progress', 'completed', 'failed', 'cancelled', 'timed_out'] as const
export const JobStatus = z.enum(jobStatuses)

const WorkflowError = z.object({
  error: z.string(),
  code: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
})

const ComponentOutput = z.object({
  type: z.string().describe('message, data, tool or text'),
  status: JobStatus,
  display_name: z.string().nullable(),
  content: z.unknown(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
})

/** Source: the studio document. */
export const WorkflowExecutionResponse = z
  .object({
    flow_id: z.string(),
    job_id: z.string().nullable(),
    object: z.literal('response').default('response'),
    created_timestamp: z.string(),
    status: JobStatus,
    errors: z.array(WorkflowError).default([]),
    inputs: z.record(z.string(), z.unknown()).default({}),
    outputs: z.record(z.string(), ComponentOutput).default({}),
  })
  .meta({ id: 'WorkflowExecutionResponse' })

export const WorkflowJobResponse = z
  .object({
    job_id: z.string(),
    flow_id: z.string(),
    object: z.literal('job').default('job'),
    created_timestamp: z.string(),
    status: JobStatus,
    links: z.record(z.string(), z.string()),
    errors: z.array(WorkflowError).default([]),
  })
  .meta({ id: 'WorkflowJobResponse' })

const common = { surface: 'studio', group: 'Workflow' } as const
const answer = z.union([WorkflowExecutionResponse, WorkflowJobResponse])
const JobId = z.union([text(100), z.int()])

export const workflowOps = {
  execute_workflow: operation({
    ...common,
    method: 'POST',
    path: '/api/v2/workflows',
    access: 'flow:run',
    audit: 'own_record',
    summary: 'Execute a flow as a workflow',
    description:
      'Waits up to 300 seconds and answers with every output; with background=true answers a job at once, with stream=true the events. A node that fails is a 200 with status failed. Refusals carry detail {error, code, message}. A flow that waits for a person answers a job that is in progress.',
    rate_limit: 'run',
    raw: [
      {
        content_type: 'text/event-stream',
        description: 'With stream=true: data lines {type, run_id, timestamp (milliseconds), raw_event: {event, data}}',
      },
    ],
    errors: ['bad_request', 'conflict', 'not_found', 'request_timeout', 'internal', 'unavailable'],
    input: z
      .strictObject({
        background: z.boolean().default(false),
        stream: z.boolean().default(false),
        flow_id: text(300).describe("A flow's id or endpoint name"),
        inputs: z
          .record(text(600), z.unknown())
          .nullish()
          .describe(
            '"<component id>.<parameter>" sets a field of a node, "<component id>.session_id" the session; a key without a dot is a value for the start node',
          ),
      })
      .refine((input) => !(input.background && input.stream), {
        message: 'background and stream cannot both be true',
        path: ['stream'],
      }),
    output: answer,
  }),
  get_workflow_status: operation({
    ...common,
    method: 'GET',
    path: '/api/v2/workflows',
    access: 'run:read',
    summary: 'Read how a workflow stands',
    description:
      'A completed one answers in full, but without its inputs, which may hold secrets and are not kept; one that is not done, or was cancelled, answers the job. A failed one is a 500 with code JOB_FAILED.',
    errors: ['bad_request', 'not_found', 'request_timeout', 'run_failed'],
    input: z.object({ job_id: text(100).nullish() }),
    output: answer,
  }),
  stop_workflow: operation({
    ...common,
    method: 'POST',
    path: '/api/v2/workflows/stop',
    access: 'run:stop',
    audit: 'own_record',
    summary: 'Stop a workflow',
    description: 'One that has ended stays as it is, and the message says so.',
    errors: ['not_found'],
    input: z.object({ job_id: JobId }),
    output: z.object({ job_id: z.string(), message: z.string().nullable() }),
  }),
}
