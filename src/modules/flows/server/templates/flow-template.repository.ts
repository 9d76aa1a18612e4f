import type { FlowTemplate, Prisma } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

export type TemplateWhere = Prisma.FlowTemplateWhereInput
type Create = Omit<Prisma.FlowTemplateUncheckedCreateInput, 'tenant_id'>

/**
 * Templates of the installation belong to nobody's tenant alone, so reading looks above the wall: the tenant is a part of
 * every question here instead, beside that one scope.
 */
const readable = (tenant_id: string, where: TemplateWhere): TemplateWhere => ({
  AND: [{ OR: [{ tenant_id }, { scope: 'system' }] }, where],
})

export const flowTemplateRepository = {
  find: (tenant_id: string, where: TemplateWhere): Promise<FlowTemplate | null> =>
    systemDb().flowTemplate.findFirst({ where: readable(tenant_id, where) }),
  list: (tenant_id: string, where: TemplateWhere, skip: number, take: number): Promise<FlowTemplate[]> =>
    systemDb().flowTemplate.findMany({
      where: readable(tenant_id, where),
      orderBy: [{ updated_at: 'desc' }, { id: 'asc' }],
      skip,
      take,
    }),
  count: (tenant_id: string, where: TemplateWhere): Promise<number> =>
    systemDb().flowTemplate.count({ where: readable(tenant_id, where) }),
  create: (tenant_id: string, data: Create): Promise<FlowTemplate> =>
    tenantDb(tenant_id).flowTemplate.create({ data: { ...data, tenant_id } }),
  /** Undefined when it is gone. */
  update: async (tenant_id: string, id: string, data: Prisma.FlowTemplateUncheckedUpdateInput) =>
    (await tenantDb(tenant_id).flowTemplate.updateManyAndReturn({ where: { id }, data }))[0],
  remove: async (tenant_id: string, id: string): Promise<number> =>
    (await tenantDb(tenant_id).flowTemplate.deleteMany({ where: { id } })).count,
}
