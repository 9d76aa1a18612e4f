import { z } from 'zod'
import { durationStep } from '@/modules/runs/server'
import { runStatement } from '@/platform/db/run-statement'

const bucketOf = (at: string) => `floor(extract(epoch FROM ${at} - $2::timestamptz)::float8 * 1000 / $3::int)::int`

const figures = (from: string) => `SELECT ${bucketOf('"Run".create_at')} AS bucket, count(*) AS runs,
      count(*) FILTER (WHERE status = 'succeeded') AS succeeded, count(*) FILTER (WHERE status = 'failed') AS failed,
      count(*) FILTER (WHERE status = 'stopped') AS stopped, sum(input_tokens) AS input_tokens,
      sum(output_tokens) AS output_tokens, sum(cost) AS cost, ${durationStep} AS step
    FROM ${from} AND "Run".create_at >= $2::timestamptz AND ($4::uuid[] IS NULL OR flow_id = ANY($4::uuid[]))
    GROUP BY bucket, step`

/**
 * One row per stretch of time: of counted slots, of the runs that these left out since they had not ended, and of the
 * runs since. The tenant is in the filters.
 */
const countRuns = {
  name: 'chart_runs',
  text: `WITH single AS (
      ${figures(`"Run" WHERE tenant_id = $1::uuid
        AND create_at >= coalesce((SELECT until FROM "RunSlotMark" WHERE tenant_id = $1::uuid), '-infinity')`)}
      UNION ALL
      ${figures(`"OpenRun" left_out JOIN "Run" ON "Run".id = left_out.run_id AND "Run".tenant_id = $1::uuid
        WHERE left_out.tenant_id = $1::uuid`)}
    ), parts AS (
      SELECT ${bucketOf('slot')} AS bucket, runs, succeeded, failed, stopped, input_tokens, output_tokens, cost, durations
      FROM "RunSlot" WHERE tenant_id = $1::uuid AND slot >= $2::timestamptz
        AND of_id = ANY(coalesce($4::uuid[], ARRAY[$1::uuid]))
      UNION ALL
      SELECT bucket, runs, succeeded, failed, stopped, input_tokens, output_tokens, cost,
        coalesce(step || ':' || runs, '')
      FROM single
    )
    SELECT bucket, sum(runs)::int AS runs, sum(succeeded)::int AS succeeded, sum(failed)::int AS failed,
      sum(stopped)::int AS stopped, coalesce(sum(input_tokens), 0)::float8 AS input_tokens,
      coalesce(sum(output_tokens), 0)::float8 AS output_tokens, sum(cost)::float8 AS cost,
      string_agg(durations, ' ') AS durations
    FROM parts GROUP BY bucket`,
}

const Rows = z.array(
  z.object({
    bucket: z.number(),
    runs: z.number(),
    succeeded: z.number(),
    failed: z.number(),
    stopped: z.number(),
    input_tokens: z.number(),
    output_tokens: z.number(),
    cost: z.number().nullable(),
    /** Counts by step of the scale of durations. */
    durations: z.string(),
  }),
)

export type CountedRuns = Omit<z.infer<typeof Rows>[number], 'bucket'>

export const chartRepository = {
  /**
   * Counts of a tenant's runs since `from` in stretches of `bucket_ms`; of all flows, or of those given. Both are whole
   * quarters of an hour.
   */
  countRuns: async (tenant_id: string, from: Date, bucket_ms: number, flow_ids: string[] | null) =>
    Rows.parse(await runStatement(countRuns, [tenant_id, from, bucket_ms, flow_ids])),
}
