import { z } from 'zod'
import { FlowId, Timestamp } from '@/contract/ids'
import { operation } from '@/contract/operation'

export const chartRanges = ['24h', '7d', '30d'] as const

const counted = {
  runs: z.int().describe('Started in this time'),
  succeeded: z.int(),
  failed: z.int(),
  stopped: z.int(),
  p50_ms: z.number().nullable().describe('Half of the runs that ended took no longer; null when none ended'),
  p95_ms: z.number().nullable(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  cost: z.number().nullable().describe('US dollars; null when no model with a price was asked'),
}

export const chartOps = {
  read_run_charts: operation({
    surface: 'console',
    group: 'Monitor',
    access: 'run:read',
    summary: 'Runs, errors, latency, tokens and cost over time',
    description:
      'Of the flows that the caller may see, or of one of them. Times of waiting for a person are no latency.',
    input: z.object({
      range: z.enum(chartRanges).default('24h'),
      flow_id: FlowId.nullish(),
      minutes_east: z
        .int()
        .min(-840)
        .max(840)
        .default(0)
        .describe("The reader's clock against UTC: where their days begin"),
    }),
    output: z.object({
      range: z.enum(chartRanges),
      /** Without gaps, the oldest first; the last one still grows. */
      buckets: z.array(z.object({ at: Timestamp, ...counted })),
      bucket_ms: z.int(),
      total: z.object(counted),
    }),
  }),
}
