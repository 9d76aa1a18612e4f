import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findFlow, seenFlowIds } from '@/modules/flows/server'
import { percentile, readDurations } from '@/modules/runs/server'
import type { chartOps } from '../contract/chart.operations'
import { type CountedRuns, chartRepository } from './chart.repository'

const HOUR = 3_600_000
const shapes = {
  '24h': { bucket_ms: HOUR, count: 24 },
  '7d': { bucket_ms: 6 * HOUR, count: 28 },
  '30d': { bucket_ms: 24 * HOUR, count: 30 },
} as const

/** Runs over time, in stretches that begin at whole hours or days of the reader's clock. */
export async function readRunCharts(actor: UserActor, input: z.infer<typeof chartOps.read_run_charts.input>) {
  const { bucket_ms, count } = shapes[input.range]
  const from = firstBucket(Date.now(), bucket_ms, count, input.minutes_east)
  const flow_ids = input.flow_id ? [(await findFlow(actor, input.flow_id, 'run:read')).id] : await seenFlowIds(actor)
  const rows = await chartRepository.countRuns(actor.tenant_id, new Date(from), bucket_ms, flow_ids)
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  return {
    range: input.range,
    buckets: Array.from({ length: count }, (_, index) => {
      const row = byBucket.get(index)
      return { at: new Date(from + index * bucket_ms).toISOString(), ...together(row ? [row] : []) }
    }),
    bucket_ms,
    total: together(rows),
  }
}

/** Figures of several stretches of time as those of one. */
function together(rows: readonly CountedRuns[]) {
  const sum = (value: (row: CountedRuns) => number) => rows.reduce((all, row) => all + value(row), 0)
  const durations = readDurations(rows.map((row) => row.durations))
  return {
    runs: sum((row) => row.runs),
    succeeded: sum((row) => row.succeeded),
    failed: sum((row) => row.failed),
    stopped: sum((row) => row.stopped),
    p50_ms: percentile(durations, 0.5),
    p95_ms: percentile(durations, 0.95),
    input_tokens: sum((row) => row.input_tokens),
    output_tokens: sum((row) => row.output_tokens),
    cost: rows.every((row) => row.cost === null) ? null : sum((row) => row.cost ?? 0),
  }
}

/**
 * Where the oldest of `count` buckets begins when the last one holds `now`: at a whole quarter of an hour, by which all
 * clocks of today differ. A change to summer time moves days by an hour.
 */
export function firstBucket(now: number, bucket_ms: number, count: number, minutes_east: number): number {
  const shift = Math.round(minutes_east / 15) * 15 * 60_000
  return Math.floor((now + shift) / bucket_ms) * bucket_ms - shift - (count - 1) * bucket_ms
}
