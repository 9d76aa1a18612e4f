import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'

/** Ends of nodes in a run: its row counts them, unless it is going on. */
const ends = `CASE WHEN status IN ('queued', 'running') THEN (
    SELECT count(*) FROM "RunEventBatch" batch CROSS JOIN LATERAL jsonb_array_elements(batch.events) AS event
    WHERE batch.run_id = "Run".id AND batch.tenant_id = $1::uuid AND event->>'type' IN ('node_finished', 'node_failed')
  ) ELSE nodes_ended END`

/** Counted slots, the runs that their figures leave out, and the runs since. */
const countEnded = {
  name: 'count_transactions',
  text: `SELECT ((
      SELECT coalesce(sum(nodes_ended), 0) FROM "RunSlot" WHERE tenant_id = $1::uuid AND of_id = $2::uuid
    ) + (
      SELECT coalesce(sum(${ends}), 0) FROM "OpenRun" left_out JOIN "Run" ON "Run".id = left_out.run_id
      WHERE left_out.tenant_id = $1::uuid AND "Run".tenant_id = $1::uuid AND "Run".flow_id = $2::uuid
    ) + (
      SELECT coalesce(sum(${ends}), 0) FROM "Run" WHERE tenant_id = $1::uuid AND flow_id = $2::uuid
        AND create_at >= coalesce((SELECT until FROM "RunSlotMark" WHERE tenant_id = $1::uuid), '-infinity')
    ))::int AS total`,
}

/**
 * $4 ends are skipped and $3 given. Runs are counted through from the end of the list that is nearer, $5 of them at most,
 * and only the events of those are read that the page falls on.
 */
const pageEnded = (from: 'first' | 'last') => {
  const [way, name] = from === 'first' ? ['ASC', 'page_transactions'] : ['DESC', 'page_transactions_from_last']
  const before = from === 'first' ? 'upto - ends' : '$6::int - upto'
  return {
    name,
    text: `WITH counted AS (
      SELECT id, create_at, ${ends} AS ends FROM "Run"
      WHERE tenant_id = $1::uuid AND flow_id = $2::uuid AND (nodes_ended > 0 OR status IN ('queued', 'running'))
      ORDER BY create_at ${way}, id ${way} LIMIT $5::int
    ), summed AS (
      SELECT id, create_at, ends,
        sum(ends) OVER (ORDER BY create_at ${way}, id ${way} ROWS UNBOUNDED PRECEDING) AS upto
      FROM counted
    ), placed AS (
      SELECT id, create_at, ends, ${before} AS before FROM summed
    ), page AS (
      SELECT run.id AS run_id, run.create_at, (batch.first_seq + item.place - 1)::int AS seq, item.event,
        run.before + row_number() OVER (PARTITION BY run.id ORDER BY batch.first_seq + item.place) AS number
      FROM placed run JOIN "RunEventBatch" batch ON batch.run_id = run.id
      CROSS JOIN LATERAL jsonb_array_elements(batch.events) WITH ORDINALITY AS item(event, place)
      WHERE run.before < $4::int + $3::int AND run.before + run.ends > $4::int
        AND batch.tenant_id = $1::uuid AND item.event->>'type' IN ('node_finished', 'node_failed')
    )
    SELECT page.run_id, page.seq, page.event, page.create_at, (
        SELECT max((other.event->>'at')::float8)
        FROM "RunEventBatch" before
        CROSS JOIN LATERAL jsonb_array_elements(before.events) WITH ORDINALITY AS other(event, place)
        WHERE before.run_id = page.run_id AND before.tenant_id = $1::uuid AND other.event->>'type' = 'node_started'
          AND other.event->>'node_id' = page.event->>'node_id' AND before.first_seq + other.place - 1 < page.seq
      ) AS started
    FROM page WHERE page.number > $4::int AND page.number <= $4::int + $3::int
    ORDER BY page.create_at, page.run_id, page.seq`,
  }
}
const pageFromFirst = pageEnded('first')
const pageFromLast = pageEnded('last')

const NodeEnded = z.looseObject({
  type: z.enum(['node_finished', 'node_failed']),
  node_id: z.string(),
  duration_ms: z.number(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  next: z.array(z.string()).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
})
const Rows = z.array(
  z.object({
    run_id: z.string(),
    seq: z.number(),
    create_at: z.date(),
    /** Milliseconds since 1970; null for a node that began in no record. */
    started: z.number().nullable(),
    event: NodeEnded,
  }),
)

export const buildRepository = {
  /** The newest run of a flow since its builds were cleared. */
  newestRun: async (tenant_id: string, flow_id: string) => {
    const db = tenantDb(tenant_id)
    const cleared = await db.clearedBuilds.findFirst({ where: { flow_id } })
    return db.run.findFirst({
      where: { flow_id, ...(cleared ? { create_at: { gt: cleared.at } } : {}) },
      orderBy: { create_at: 'desc' },
      select: { id: true, session_id: true, create_at: true },
    })
  },
  clear: (tenant_id: string, flow_id: string, at: Date) =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      await tx.clearedBuilds.deleteMany({ where: { flow_id } })
      await tx.clearedBuilds.create({ data: { tenant_id, flow_id, at } })
    }),
  /** Ends of nodes over all runs of a flow, in order, and how many there are. */
  transactions: async (tenant_id: string, flow_id: string, skip: number, take: number) => {
    const counted = await runStatement(countEnded, [tenant_id, flow_id])
    const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(counted)
    const [fromFirst, fromLast] = [skip + take, total - skip]
    const page =
      fromFirst <= fromLast
        ? runStatement(pageFromFirst, [tenant_id, flow_id, take, skip, fromFirst])
        : runStatement(pageFromLast, [tenant_id, flow_id, take, skip, Math.max(0, fromLast), total])
    return { rows: Rows.parse(await page), total }
  },
}
