import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

/** What lists show of a run: neither what it took nor what it gave, which may be large. */
const row = {
  id: true,
  flow_id: true,
  session_id: true,
  trigger: true,
  version: true,
  status: true,
  error: true,
  exceptions: true,
  duration_ms: true,
  input_tokens: true,
  output_tokens: true,
  cost: true,
  create_at: true,
  finished_at: true,
} as const

export type RunRowData = Prisma.RunGetPayload<{ select: typeof row }>

export interface RunFilter {
  flow_id: string
  status?: string | undefined
  trigger?: string | undefined
  since?: Date | undefined
}

const DAY_MS = 86_400_000

export const traceRepository = {
  /** Newest first, behind the run that `after` names. */
  page: (
    tenant_id: string,
    filter: RunFilter,
    limit: number,
    after?: { at: Date; id: string },
  ): Promise<RunRowData[]> =>
    tenantDb(tenant_id).run.findMany({
      where: {
        flow_id: filter.flow_id,
        ...(filter.status ? { status: filter.status } : {}),
        ...(filter.trigger ? { trigger: filter.trigger } : {}),
        AND: [
          ...(filter.since ? [{ create_at: { gte: filter.since } }] : []),
          // Lets the index begin at the right place. The first page has a bound too: a database that never counted its
          // rows sorts all of them without one.
          { create_at: { lte: after?.at ?? new Date(Date.now() + DAY_MS) } },
          ...(after ? [{ OR: [{ create_at: { lt: after.at } }, { create_at: after.at, id: { lt: after.id } }] }] : []),
        ],
      },
      orderBy: [{ create_at: 'desc' }, { id: 'desc' }],
      take: limit,
      select: row,
    }),
  flowName: (tenant_id: string, id: string) =>
    tenantDb(tenant_id).flow.findFirst({ where: { id }, select: { name: true } }),
  find: (tenant_id: string, id: string) =>
    tenantDb(tenant_id).run.findFirst({
      where: { id },
      select: { ...row, input: true, outputs: true },
    }),
}
