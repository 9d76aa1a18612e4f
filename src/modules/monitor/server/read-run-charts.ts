import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findFlow, seenFlowIds } from '@/modules/flows/server'
import type { chartOps } from '../contract/chart.operations'
import { chartRepository } from './chart.repository'

const HOUR = 3_600_000
const shapes = {
  '24h': { bucket_ms: HOUR, count: 24 },
  '7d': { bucket_ms: 6 * HOUR, count: 28 },
  '30d': { bucket_ms: 24 * HOUR, count: 30 },
} as const

const nothing = {
  runs: 0,
  succeeded: 0,
  failed: 0,
  stopped: 0,
  p50_ms: null,
  p95_ms: null,
  input_tokens: 0,
  output_tokens: 0,
  cost: null,
}

/** Runs over time, in stretches that begin at whole hours or days of the reader's clock. */
export async function readRunCharts(actor: UserActor, input: z.infer<typeof chartOps.read_run_charts.input>) {
  const { bucket_ms, count } = shapes[input.range]
  const from = firstBucket(Date.now(), bucket_ms, count, input.minutes_east)
  const flow_ids = input.flow_id ? [(await findFlow(actor, input.flow_id, 'run:read')).id] : await seenFlowIds(actor)
  const rows = await chartRepository.countRuns(actor.tenant_id, new Date(from), bucket_ms, flow_ids)
  const byBucket = new Map(rows.map(({ bucket, ...counted }) => [bucket, counted]))
  return {
    range: input.range,
    buckets: Array.from({ length: count }, (_, index) => ({
      at: new Date(from + index * bucket_ms).toISOString(),
      ...(byBucket.get(index) ?? nothing),
    })),
    bucket_ms,
    total: byBucket.get(null) ?? nothing,
  }
}

/** Where the oldest of `count` buckets begins when the last one holds `now`. A change to summer time moves days by an hour. */
export function firstBucket(now: number, bucket_ms: number, count: number, minutes_east: number): number {
  const shift = minutes_east * 60_000
  return Math.floor((now + shift) / bucket_ms) * bucket_ms - shift - (count - 1) * bucket_ms
}
