import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'

/** A form's row whose tenant is not known yet: found by a signed token, or because it ran out. */
const Found = z.object({ id: z.string(), tenant_id: z.string(), run_id: z.string(), request: z.unknown() })

export const formRepository = {
  list: (tenant_id: string, where: { status: string; run_id?: string }, limit: number) =>
    tenantDb(tenant_id).runForm.findMany({ where, orderBy: { create_at: 'desc' }, take: limit }),
  find: (tenant_id: string, id: string) => tenantDb(tenant_id).runForm.findFirst({ where: { id } }),
  /** Takes a form out of `waiting`, once: false when somebody was faster or its time is over. */
  settle: async (
    tenant_id: string,
    id: string,
    answer: { action: string; inputs: object },
    answered_by: number | null,
  ): Promise<boolean> => {
    const { count } = await tenantDb(tenant_id).runForm.updateMany({
      where: { id, status: 'waiting', expires_at: { gt: new Date() } },
      data: { status: 'answered', answer, answered_by, answered_at: new Date() },
    })
    return count === 1
  },
  cancelOfRun: (tenant_id: string, run_id: string) =>
    tenantDb(tenant_id).runForm.updateMany({ where: { run_id, status: 'waiting' }, data: { status: 'cancelled' } }),
  /** Forms of a run whose answer has not been used yet. */
  answered: (tenant_id: string, run_id: string) =>
    tenantDb(tenant_id).runForm.findMany({
      where: { run_id, used: false, status: { in: ['answered', 'expired'] } },
      orderBy: { create_at: 'asc' },
    }),
  /** Forms of a run that nobody has answered yet. */
  waiting: (tenant_id: string, run_id: string) =>
    tenantDb(tenant_id).runForm.findMany({ where: { run_id, status: 'waiting' } }),
  /** The tenant of a form that a token opens. */
  tenantOf: async (id: string): Promise<string | undefined> => {
    const rows = await runStatement(tenantOfForm, [id])
    return z.array(z.object({ tenant_id: z.string() })).parse(rows)[0]?.tenant_id
  },
  /** Takes forms whose time is over out of `waiting`, in every tenant. */
  expire: async () => z.array(Found).parse(await runStatement(expireForms, [])),
  /** Paused runs with an answer that nobody has gone on with. */
  unresumed: async () =>
    z.array(z.object({ id: z.string(), tenant_id: z.string() })).parse(await runStatement(unresumedRuns, [])),
}

const tenantOfForm = { name: 'form_tenant', text: `SELECT tenant_id FROM "RunForm" WHERE id = $1::uuid` }

const expireForms = {
  name: 'expire_forms',
  text: `UPDATE "RunForm" SET status = 'expired', answered_at = now()
    WHERE id IN (
      SELECT id FROM "RunForm" WHERE status = 'waiting' AND expires_at <= now() ORDER BY expires_at LIMIT 100
    ) AND status = 'waiting'
    RETURNING id, tenant_id, run_id, request`,
}

const unresumedRuns = {
  name: 'unresumed_runs',
  text: `SELECT DISTINCT run.id, run.tenant_id FROM "Run" run
    JOIN "RunForm" form ON form.run_id = run.id AND form.tenant_id = run.tenant_id
    WHERE run.status = 'paused' AND form.status IN ('answered', 'expired') AND NOT form.used
    LIMIT 100`,
}
