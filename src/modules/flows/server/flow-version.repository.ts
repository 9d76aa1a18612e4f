import type { FlowVersion, Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

export const flowVersionRepository = {
  list: (tenant_id: string, flow_id: string): Promise<FlowVersion[]> =>
    tenantDb(tenant_id).flowVersion.findMany({ where: { flow_id }, orderBy: { id: 'desc' } }),
  /** Without graphs, which may be large. */
  heads: (tenant_id: string, flow_id: string, limit: number, before?: number) =>
    tenantDb(tenant_id).flowVersion.findMany({
      where: { flow_id, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: { id: true, flow_version: true, version_note: true, user_id: true, create_at: true },
    }),
  find: (tenant_id: string, where: { flow_id: string; id?: number; flow_version?: string }) =>
    tenantDb(tenant_id).flowVersion.findFirst({ where }),
  create: (tenant_id: string, version: Omit<Prisma.FlowVersionUncheckedCreateInput, 'tenant_id'>) =>
    tenantDb(tenant_id).flowVersion.create({ data: { ...version, tenant_id } }),
  removeOfFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).flowVersion.deleteMany({ where: { flow_id: { in: flow_ids } } }),
}
