import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'
import { type RunStatement, statementTransaction } from '@/platform/db/statement-transaction'
import { durationStep } from './duration-scale'

const open = `('queued', 'running', 'paused')`

const tenantsBehind = {
  name: 'slots_tenants_behind',
  text: `SELECT tenant.id FROM "Tenant" tenant LEFT JOIN "RunSlotMark" mark ON mark.tenant_id = tenant.id
    WHERE EXISTS (SELECT 1 FROM "Run" run WHERE run.tenant_id = tenant.id
      AND run.create_at >= coalesce(mark.until, '-infinity') AND run.create_at < $1::timestamptz)`,
}

/** Runs that were open when their slot was counted, and have ended or gone since. */
const changedSlots = {
  name: 'slots_changed',
  text: `SELECT DISTINCT left_out.tenant_id, left_out.slot FROM "OpenRun" left_out
    LEFT JOIN "Run" run ON run.id = left_out.run_id WHERE run.id IS NULL OR run.status NOT IN ${open}`,
}

const slotsOf = {
  name: 'slots_of_flows',
  text: `SELECT DISTINCT slot FROM "RunSlot" WHERE tenant_id = $1::uuid AND of_id = ANY($2::uuid[])`,
}

/** Makes the tenant's row of this table the one lock of all its counting. */
const makeMark = {
  name: 'slots_make_mark',
  text: `INSERT INTO "RunSlotMark" (tenant_id, until) VALUES ($1::uuid, '-infinity') ON CONFLICT DO NOTHING`,
}
const lockMark = {
  name: 'slots_lock_mark',
  text: `SELECT nullif(until, '-infinity') AS until FROM "RunSlotMark" WHERE tenant_id = $1::uuid FOR UPDATE`,
}
const firstRun = {
  name: 'slots_first_run',
  text: `SELECT min(create_at) AS at FROM "Run"
    WHERE tenant_id = $1::uuid AND create_at >= coalesce($2::timestamptz, '-infinity') AND create_at < $3::timestamptz`,
}
const moveMark = {
  name: 'slots_move_mark',
  text: `UPDATE "RunSlotMark" SET until = $2::timestamptz WHERE tenant_id = $1::uuid`,
}

const forgetSlots = {
  name: 'slots_forget',
  text: `WITH forgotten AS (DELETE FROM "OpenRun" WHERE tenant_id = $1::uuid AND slot = ANY($2::timestamptz[]))
    DELETE FROM "RunSlot" WHERE tenant_id = $1::uuid AND slot = ANY($2::timestamptz[])`,
}
/** Each run counts for its flow and for the tenant. */
const countSlots = {
  name: 'slots_count',
  text: `WITH within AS (
      SELECT given.slot, run.id, run.tenant_id, run.flow_id, run.status, run.finished_at, run.duration_ms, run.nodes_ended,
        run.input_tokens, run.output_tokens, run.cost
      FROM unnest($2::timestamptz[]) AS given(slot)
      JOIN "Run" run ON run.tenant_id = $1::uuid
        AND run.create_at >= given.slot AND run.create_at < given.slot + interval '15 minutes'
    ), left_out AS (
      INSERT INTO "OpenRun" (run_id, tenant_id, slot) SELECT id, tenant_id, slot FROM within WHERE status IN ${open}
    ), steps AS (
      SELECT slot, counted_for.id AS of_id, ${durationStep} AS step, count(*) AS runs,
        count(*) FILTER (WHERE status = 'succeeded') AS succeeded, count(*) FILTER (WHERE status = 'failed') AS failed,
        count(*) FILTER (WHERE status = 'stopped') AS stopped, sum(nodes_ended) AS nodes_ended,
        sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(cost) AS cost
      FROM within CROSS JOIN LATERAL (VALUES (within.flow_id), (within.tenant_id)) AS counted_for(id)
      WHERE status NOT IN ${open} GROUP BY 1, 2, 3
    )
    INSERT INTO "RunSlot" (tenant_id, of_id, slot, runs, succeeded, failed, stopped, nodes_ended, input_tokens,
      output_tokens, cost, durations)
    SELECT $1::uuid, of_id, slot, sum(runs), sum(succeeded), sum(failed), sum(stopped), sum(nodes_ended),
      coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), sum(cost),
      coalesce(string_agg(step || ':' || runs, ' '), '')
    FROM steps GROUP BY of_id, slot`,
}

const Ids = z.array(z.object({ id: z.string() }))
const Slots = z.array(z.object({ slot: z.date() }))
const Changed = z.array(z.object({ tenant_id: z.string(), slot: z.date() }))
const Mark = z.tuple([z.object({ until: z.date().nullable() })])
const First = z.tuple([z.object({ at: z.date().nullable() })])

/** Counts of ended runs. Above tenants: the process's own book-keeping; every statement that counts binds the tenant. */
export const slotRepository = {
  /** Tenants with runs before `limit` that no slot counts yet. */
  tenantsBehind: async (limit: Date) => Ids.parse(await runStatement(tenantsBehind, [limit])).map(({ id }) => id),
  changedSlots: async () => Changed.parse(await runStatement(changedSlots, [])),
  slotsOf: async (tenant_id: string, flow_ids: readonly string[]) =>
    Slots.parse(await runStatement(slotsOf, [tenant_id, flow_ids])).map(({ slot }) => slot),
  /** Counts these slots anew from their runs. */
  recount: (tenant_id: string, slots: readonly Date[]) =>
    statementTransaction(async (run) => {
      await lock(run, tenant_id)
      await count(run, tenant_id, slots)
    }),
  /**
   * Counts the next runs before `limit`: those of the slots that `next` names for the oldest of them. False when there are
   * none.
   */
  advance: (tenant_id: string, limit: Date, next: (first: Date) => { slots: readonly Date[]; until: Date }) =>
    statementTransaction(async (run) => {
      const before = await lock(run, tenant_id)
      const [{ at }] = First.parse(await run(firstRun, [tenant_id, before, limit]))
      if (!at) return false
      const { slots, until } = next(at)
      await count(run, tenant_id, slots)
      await run(moveMark, [tenant_id, until])
      return true
    }),
}

/**
 * Statements after it see all that was committed before. So runs that are deleted first and recounted then are in no slot,
 * whoever counts at the same time.
 */
async function lock(run: RunStatement, tenant_id: string): Promise<Date | null> {
  await run(makeMark, [tenant_id])
  const [{ until }] = Mark.parse(await run(lockMark, [tenant_id]))
  return until
}

async function count(run: RunStatement, tenant_id: string, slots: readonly Date[]): Promise<void> {
  const values = [tenant_id, slots.map((slot) => slot.toISOString())]
  await run(forgetSlots, values)
  await run(countSlots, values)
}
