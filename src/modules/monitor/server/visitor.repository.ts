import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'

/**
 * Conversations of visitors, in all tenants, in which nothing was said or remembered since $1, with all that is kept of them
 * but their runs. Those with a run that has not ended stay: it may be waiting for a person. At most $2 at once.
 */
const forget = {
  name: 'forget_visitors',
  text: `WITH kept AS (
      SELECT tenant_id, flow_id, session_id, "timestamp" AS at FROM "Message" WHERE session_id LIKE 'public:%'
      UNION ALL
      SELECT tenant_id, flow_id, session_id, updated_at FROM "MessageSession" WHERE session_id LIKE 'public:%'
      UNION ALL
      SELECT tenant_id, flow_id, session_id, updated_at FROM "ConversationState" WHERE session_id LIKE 'public:%'
    ), expired AS (
      SELECT tenant_id, flow_id, session_id FROM kept
      WHERE session_id ~ '^public:[0-9a-f]{32}:'
      GROUP BY tenant_id, flow_id, session_id
      HAVING max(at) < $1::timestamptz AND NOT EXISTS (
        SELECT 1 FROM "Run" run
        WHERE run.tenant_id = kept.tenant_id AND run.flow_id = kept.flow_id AND run.session_id = kept.session_id
          AND run.status IN ('queued', 'running', 'paused')
      )
      LIMIT $2::int
    ), messages AS (
      DELETE FROM "Message" row USING expired
      WHERE row.tenant_id = expired.tenant_id AND row.flow_id = expired.flow_id AND row.session_id = expired.session_id
    ), sessions AS (
      DELETE FROM "MessageSession" row USING expired
      WHERE row.tenant_id = expired.tenant_id AND row.flow_id = expired.flow_id AND row.session_id = expired.session_id
    ), states AS (
      DELETE FROM "ConversationState" row USING expired
      WHERE row.tenant_id = expired.tenant_id AND row.flow_id = expired.flow_id AND row.session_id = expired.session_id
    )
    SELECT count(*)::int AS count FROM expired`,
}
const Counted = z.tuple([z.object({ count: z.int() })])

export const visitorRepository = {
  /** Deletes conversations of visitors without a word since `before`; says how many. */
  forget: async (before: Date, most: number): Promise<number> =>
    Counted.parse(await runStatement(forget, [before.toISOString(), most]))[0].count,
}
