import { z } from 'zod'
import type { RunEvent } from '@/engine'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'
import { removeValues } from '@/platform/storage/value-storage'

export const runRepository = {
  find: (tenant_id: string, id: string) => tenantDb(tenant_id).run.findFirst({ where: { id } }),
  /** A run that a visitor without an account started, by its id alone. Above tenants: visitors belong to none. */
  findPublic: (id: string) =>
    systemDb().run.findFirst({
      where: { id, trigger: 'public' },
      select: { tenant_id: true, flow_id: true, session_id: true },
    }),
  /** Batches that hold events after `after`, in order. */
  eventBatches: (tenant_id: string, run_id: string, after: number) =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      const start = await tx.runEventBatch.findFirst({
        where: { run_id, first_seq: { lte: after + 1 } },
        orderBy: { first_seq: 'desc' },
        select: { first_seq: true },
      })
      return tx.runEventBatch.findMany({
        where: { run_id, first_seq: { gte: start?.first_seq ?? 0 } },
        orderBy: { first_seq: 'asc' },
      })
    }),
  /** Takes a paused run for this process together with the forms whose answers it uses; false when it is not paused any more. */
  claimPaused: (tenant_id: string, id: string, owner: string, used: string[]): Promise<boolean> =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      const { count } = await tx.run.updateMany({ where: { id, status: 'paused' }, data: { status: 'running', owner } })
      if (count === 0) return false
      await tx.runForm.updateMany({ where: { id: { in: used } }, data: { used: true } })
      return true
    }),
  /** Ends a paused run for good, with its last event; false when it is not paused any more. */
  endPaused: (tenant_id: string, id: string, status: 'stopped' | 'failed', error: object | null, last: RunEvent) =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      const { count } = await tx.run.updateMany({
        where: { id, status: 'paused' },
        data: { status, ...(error ? { error } : {}), paused_state: null, finished_at: new Date() },
      })
      if (count === 0) return false
      const batch = await tx.runEventBatch.findFirst({ where: { run_id: id }, orderBy: { first_seq: 'desc' } })
      const length = Array.isArray(batch?.events) ? batch.events.length : 0
      const first_seq = (batch?.first_seq ?? 1) + length
      await tx.runEventBatch.create({ data: { run_id: id, tenant_id, first_seq, events: [eventColumn(last)] } })
      return true
    }),
  removeOfFlows: async (tenant_id: string, flow_ids: string[]) => {
    const db = tenantDb(tenant_id)
    const runs = await db.run.findMany({ where: { flow_id: { in: flow_ids } }, select: { id: true } })
    await db.runEventBatch.deleteMany({ where: { run_id: { in: runs.map((run) => run.id) } } })
    await db.runForm.deleteMany({ where: { flow_id: { in: flow_ids } } })
    await db.conversationState.deleteMany({ where: { flow_id: { in: flow_ids } } })
    await db.run.deleteMany({ where: { flow_id: { in: flow_ids } } })
    for (const { id } of runs) await removeValues({ tenant_id, run_id: id })
    await db.message.deleteMany({ where: { flow_id: { in: flow_ids } } })
    await db.messageSession.deleteMany({ where: { flow_id: { in: flow_ids } } })
  },
  /**
   * Ends what processes before this one left unfinished, with `last` as the last event of each, and says how many that
   * were. Above tenants: it belongs to the process, not to a person.
   */
  failLeftovers: (owner: string, error: object, last: RunEvent): Promise<number> =>
    systemDb().$executeRaw`
      WITH ended AS (
        UPDATE "Run" SET status = 'failed', error = ${JSON.stringify(error)}::jsonb, finished_at = now(),
          nodes_ended = (
            SELECT count(*) FROM "RunEventBatch" batch CROSS JOIN LATERAL jsonb_array_elements(batch.events) AS event
            WHERE batch.run_id = "Run".id AND event->>'type' IN ('node_finished', 'node_failed'))
        WHERE status IN ('queued', 'running') AND owner <> ${owner}
        RETURNING id, tenant_id
      )
      INSERT INTO "RunEventBatch" (run_id, tenant_id, first_seq, events)
      SELECT ended.id, ended.tenant_id, coalesce(max(batch.first_seq + jsonb_array_length(batch.events)), 1),
        ${JSON.stringify([last])}::jsonb
      FROM ended LEFT JOIN "RunEventBatch" batch ON batch.run_id = ended.id
      GROUP BY ended.id, ended.tenant_id`,
  /** Reserves message numbers ahead of use. */
  reserveMessageIds: async (count: number): Promise<number[]> => {
    const rows = await systemDb().$queryRaw`
      SELECT nextval(pg_get_serial_sequence('"Message"', 'id'))::int AS id FROM generate_series(1, ${count}::int)`
    return z
      .array(z.object({ id: z.number() }))
      .parse(rows)
      .map((row) => row.id)
  },
}

/** An event is JSON by its making; its interface does not say so. */
const eventColumn = (event: RunEvent): object => event
