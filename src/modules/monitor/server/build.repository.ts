import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'

const ended = `FROM "Run" run JOIN "RunEventBatch" batch ON batch.run_id = run.id
  CROSS JOIN LATERAL jsonb_array_elements(batch.events) WITH ORDINALITY AS item(event, place)
  WHERE run.tenant_id = $1::uuid AND batch.tenant_id = $1::uuid AND run.flow_id = $2::uuid
    AND item.event->>'type' IN ('node_finished', 'node_failed')`

const countEnded = { name: 'count_transactions', text: `SELECT count(*)::int AS total ${ended}` }

/** A node's start is looked up for the rows of the page only. */
const pageEnded = {
  name: 'page_transactions',
  text: `SELECT page.run_id, page.seq, page.event, page.create_at, (
      SELECT max((other.event->>'at')::float8)
      FROM "RunEventBatch" before CROSS JOIN LATERAL jsonb_array_elements(before.events) WITH ORDINALITY AS other(event, place)
      WHERE before.run_id = page.run_id AND before.tenant_id = $1::uuid AND other.event->>'type' = 'node_started'
        AND other.event->>'node_id' = page.event->>'node_id' AND before.first_seq + other.place - 1 < page.seq
    ) AS started
    FROM (
      SELECT run.id AS run_id, run.create_at, (batch.first_seq + item.place - 1)::int AS seq, item.event ${ended}
      ORDER BY run.create_at, run.id, seq LIMIT $3::int OFFSET $4::int
    ) page ORDER BY page.create_at, page.run_id, page.seq`,
}

const NodeEnded = z.object({
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
    const [rows, counted] = await Promise.all([
      runStatement(pageEnded, [tenant_id, flow_id, take, skip]),
      runStatement(countEnded, [tenant_id, flow_id]),
    ])
    const [count] = z.array(z.object({ total: z.number() })).parse(counted)
    return { rows: Rows.parse(rows), total: count?.total ?? 0 }
  },
}
