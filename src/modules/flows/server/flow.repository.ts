import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/contract/errors'
import { escapeLike } from '@/lib/escape-like'
import type { Flow, Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'
import { flowHeads } from './flow-heads'

export type FlowWhere = Prisma.FlowWhereInput
export type FlowData = Omit<Prisma.FlowUncheckedCreateInput, 'tenant_id'> & { id: string }
export interface FlowUpdate {
  id: string
  data: Prisma.FlowUncheckedUpdateInput
}

export const flowRepository = {
  /** The tenant of a flow that is asked for by its id alone: only for flows that their owners opened to others. */
  tenantOf: async (id: string): Promise<string | undefined> => {
    const rows = await runStatement(tenantOfFlow, [id])
    return z.array(z.object({ tenant_id: z.string() })).parse(rows)[0]?.tenant_id
  },
  find: (tenant_id: string, where: FlowWhere) => tenantDb(tenant_id).flow.findFirst({ where }),
  /** What a run needs to know of a flow besides its graph, which may be large. */
  head: (tenant_id: string, where: FlowWhere) =>
    tenantDb(tenant_id).flow.findFirst({
      where,
      select: { id: true, tenant_id: true, updated_at: true, is_online: true, online_version: true },
    }),
  names: (tenant_id: string, where: FlowWhere, take: number) =>
    tenantDb(tenant_id).flow.findMany({
      where,
      orderBy: { name: 'asc' },
      take,
      select: { id: true, name: true, description: true, endpoint_name: true, create_at: true },
    }),
  graph: async (tenant_id: string, id: string): Promise<unknown> =>
    (await tenantDb(tenant_id).flow.findFirst({ where: { id }, select: { data: true } }))?.data,
  list: (tenant_id: string, where: FlowWhere, orderBy: Prisma.FlowOrderByWithRelationInput, skip = 0, take?: number) =>
    tenantDb(tenant_id).flow.findMany({ where, orderBy: [orderBy, { id: 'asc' }], skip, ...(take ? { take } : {}) }),
  browse: (
    tenant_id: string,
    where: FlowWhere,
    orderBy: Prisma.FlowOrderByWithRelationInput,
    skip: number,
    take: number,
  ) =>
    tenantDb(tenant_id).flow.findMany({
      where,
      orderBy: [orderBy, { id: 'asc' }],
      skip,
      take,
      select: {
        id: true,
        name: true,
        description: true,
        icon: true,
        endpoint_name: true,
        tags: true,
        access_type: true,
        locked: true,
        create_at: true,
        updated_at: true,
        user_id: true,
        node_count: true,
        project_id: true,
      },
    }),
  /** How many flows of each project, or of none, are in the list and in the trash. */
  countByProject: (tenant_id: string, where: FlowWhere) =>
    tenantDb(tenant_id).flow.groupBy({ by: ['project_id', 'is_deleted'], where, _count: true }),
  count: (tenant_id: string, where: FlowWhere) => tenantDb(tenant_id).flow.count({ where }),
  /** Names of one user's flows that are `name` or begin with it. */
  namesLike: async (tenant_id: string, user_id: number, name: string) =>
    (
      await tenantDb(tenant_id).flow.findMany({
        where: { user_id, name: { startsWith: escapeLike(name) } },
        select: { name: true },
      })
    ).map((flow) => flow.name),
  endpointsLike: async (tenant_id: string, endpoint_name: string) =>
    (
      await tenantDb(tenant_id).flow.findMany({
        where: { endpoint_name: { startsWith: escapeLike(endpoint_name) } },
        select: { endpoint_name: true },
      })
    ).flatMap((flow) => flow.endpoint_name ?? []),
  create: (tenant_id: string, data: FlowData) =>
    flowHeads().forgetAfter(tenantDb(tenant_id).flow.create({ data: { ...data, tenant_id } })),
  createAll: (tenant_id: string, rows: FlowData[]) =>
    flowHeads().forgetAfter(
      tenantDb(tenant_id).flow.createManyAndReturn({ data: rows.map((row) => ({ ...row, tenant_id })) }),
    ),
  /** Compare-and-set on `updated_at` when it is given; undefined when no row fitted. */
  update: async (tenant_id: string, id: string, data: Prisma.FlowUncheckedUpdateInput, unchanged_since?: Date) => {
    const where = { id, ...(unchanged_since ? { updated_at: unchanged_since } : {}) }
    const [row] = await flowHeads().forgetAfter(tenantDb(tenant_id).flow.updateManyAndReturn({ where, data }))
    return row
  },
  /** A new version together with the change that makes it the online one; undefined when the flow is gone. */
  release: (
    tenant_id: string,
    version: Omit<Prisma.FlowVersionUncheckedCreateInput, 'tenant_id'>,
    data: Prisma.FlowUncheckedUpdateInput,
  ): Promise<Flow | undefined> =>
    flowHeads().forgetAfter(
      tenantDb(tenant_id).$transaction(async (tx) => {
        const [row] = await tx.flow.updateManyAndReturn({ where: { id: version.flow_id }, data })
        if (row) await tx.flowVersion.create({ data: { ...version, tenant_id } })
        return row
      }),
    ),
  /**
   * All changes and new rows, or none. Gives what was written, by the id that was asked for; a new row whose id is taken,
   * perhaps across the wall, is created under another.
   */
  importAll: (tenant_id: string, updates: FlowUpdate[], rows: FlowData[]): Promise<Map<string, Flow>> =>
    flowHeads().forgetAfter(
      tenantDb(tenant_id).$transaction(
        async (tx) => {
          const done = new Map<string, Flow>()
          for (const { id, data } of updates) {
            const [row] = await tx.flow.updateManyAndReturn({ where: { id }, data })
            if (!row)
              throw new AppError('conflict', 'A flow of the file was deleted while it was imported', {
                hint: 'Import the file again.',
              })
            done.set(id, row)
          }
          if (rows.length === 0) return done
          const data = rows.map((row) => ({ ...row, tenant_id }))
          for (const row of await tx.flow.createManyAndReturn({ data, skipDuplicates: true })) done.set(row.id, row)
          for (const row of data.filter(({ id }) => !done.has(id))) {
            done.set(row.id, await tx.flow.create({ data: { ...row, id: randomUUID() } }))
          }
          return done
        },
        { timeout: 30_000 },
      ),
    ),
  remove: async (tenant_id: string, where: FlowWhere) =>
    (await flowHeads().forgetAfter(tenantDb(tenant_id).flow.deleteMany({ where }))).count,
  /** When each of these flows was saved last. */
  dates: async (tenant_id: string, where: FlowWhere) =>
    new Map(
      (await tenantDb(tenant_id).flow.findMany({ where, select: { id: true, updated_at: true } })).map((flow) => [
        flow.id,
        flow.updated_at,
      ]),
    ),
  ids: async (tenant_id: string, where: FlowWhere) =>
    (await tenantDb(tenant_id).flow.findMany({ where, select: { id: true } })).map((flow) => flow.id),
}

const tenantOfFlow = { name: 'flow_tenant', text: `SELECT tenant_id FROM "Flow" WHERE id = $1::uuid` }
