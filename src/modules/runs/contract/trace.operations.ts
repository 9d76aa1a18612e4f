import { z } from 'zod'
import { FlowId, RunId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { RunError, RunRead, runStatuses, runTriggers } from './run.schema'

const common = { surface: 'console', group: 'Runs' } as const

const Cost = z
  .number()
  .nullable()
  .describe('US dollars, by the prices of the time; null when no model with a price was asked')

/** A run as its history lists it. */
const RunRow = z.object({
  ...RunRead.shape,
  version: z.string().nullable().describe('Label of the version that ran; null for the draft'),
  duration_ms: z.int().nullable().describe('Of work, without waiting for a person; null while it has not ended'),
  input_tokens: z.int().nullable(),
  output_tokens: z.int().nullable(),
  cost: Cost,
})

export const spanStatuses = ['running', 'waiting', 'done', 'recovered', 'failed', 'skipped', 'stopped'] as const

/** A stretch of a run's time: one node at work, or one turn of a container. */
const Span = z.object({
  seq: z.int().describe('Number of the event that it begins with; names it in its run'),
  kind: z.enum(['node', 'turn']),
  parent: z.int().nullable().describe('The span around it'),
  node_id: z.string(),
  name: z.string(),
  component: z.string().nullable(),
  index: z.int().nullable().describe('Of a turn, from 0'),
  status: z.enum(spanStatuses),
  start_ms: z.number().nullable().describe('Since the first node began, without the time in which the run waited'),
  duration_ms: z.number().nullable(),
  attempts: z.int(),
  error: RunError.nullable(),
  input_tokens: z.int().nullable(),
  output_tokens: z.int().nullable(),
  cost: Cost,
  logs: z.int().describe('How many lines it wrote'),
})

const JsonFields = z.record(z.string(), z.unknown())

export const traceOps = {
  browse_runs: operation({
    ...common,
    access: 'run:read',
    summary: 'The runs of a flow, the newest first, page after page',
    input: z.object({
      flow_id: FlowId,
      status: z.enum(runStatuses).optional(),
      trigger: z.enum(runTriggers).optional(),
      since: Timestamp.optional().describe('Only runs made at this time or later'),
      limit: z.int().min(1).max(200).default(50),
      cursor: text(100).optional().describe('`next_cursor` of the page before'),
    }),
    output: z.object({ flow_name: z.string(), items: z.array(RunRow), next_cursor: z.string().nullable() }),
  }),
  read_run_trace: operation({
    ...common,
    access: 'run:read',
    summary: 'What happened in a run, node by node, without what the nodes took and gave',
    input: z.object({ run_id: RunId }),
    output: z.object({
      flow_name: z.string(),
      run: RunRow,
      input: JsonFields,
      outputs: z.array(
        z.object({ node_id: z.string(), name: z.string(), output_type: z.string(), outputs: JsonFields }),
      ),
      spans: z.array(Span),
      left_out: z.int().describe('Spans beyond the bound of 5,000'),
    }),
  }),
  read_run_span: operation({
    ...common,
    access: 'run:read',
    summary: 'What one node of a run took, gave and wrote',
    input: z.object({ run_id: RunId, seq: z.int().min(1).max(1_000_000_000) }),
    output: z.object({
      inputs: JsonFields.nullable(),
      outputs: JsonFields.nullable(),
      retries: z.array(z.object({ attempt: z.int(), error: RunError, wait_ms: z.number() })),
      logs: z.array(z.object({ message: z.string(), data: z.unknown() })).describe('The first 500'),
    }),
  }),
  rerun: operation({
    ...common,
    access: 'flow:run',
    audit: 'own_record',
    summary: 'Start a run with the input of an earlier one, in a session of its own',
    rate_limit: 'run',
    input: z.object({ run_id: RunId }),
    output: z.object({
      run_id: RunId,
      left_out: z
        .array(z.enum(['tweaks', 'graph', 'given']))
        .describe('What is not kept of a run, and so could not be repeated'),
    }),
  }),
}
