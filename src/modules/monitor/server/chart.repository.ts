import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'

/** One row per stretch of time, and one with bucket null for all of them. The tenant is in the filter. */
const countRuns = {
  name: 'chart_runs',
  text: `SELECT floor(extract(epoch FROM create_at - $2::timestamptz) * 1000 / $3::int)::int AS bucket,
      count(*)::int AS runs,
      (count(*) FILTER (WHERE status = 'succeeded'))::int AS succeeded,
      (count(*) FILTER (WHERE status = 'failed'))::int AS failed,
      (count(*) FILTER (WHERE status = 'stopped'))::int AS stopped,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE finished_at IS NOT NULL) AS p50_ms,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE finished_at IS NOT NULL) AS p95_ms,
      coalesce(sum(input_tokens), 0)::float8 AS input_tokens,
      coalesce(sum(output_tokens), 0)::float8 AS output_tokens,
      sum(cost)::float8 AS cost
    FROM "Run"
    WHERE tenant_id = $1::uuid AND create_at >= $2::timestamptz AND ($4::uuid[] IS NULL OR flow_id = ANY($4::uuid[]))
    GROUP BY GROUPING SETS ((1), ())`,
}

const Rows = z.array(
  z.object({
    bucket: z.number().nullable(),
    runs: z.number(),
    succeeded: z.number(),
    failed: z.number(),
    stopped: z.number(),
    p50_ms: z.number().nullable(),
    p95_ms: z.number().nullable(),
    input_tokens: z.number(),
    output_tokens: z.number(),
    cost: z.number().nullable(),
  }),
)

export const chartRepository = {
  /** Counts of a tenant's runs since `from` in stretches of `bucket_ms`; of all flows, or of those given. */
  countRuns: async (tenant_id: string, from: Date, bucket_ms: number, flow_ids: string[] | null) =>
    Rows.parse(await runStatement(countRuns, [tenant_id, from, bucket_ms, flow_ids])),
}
