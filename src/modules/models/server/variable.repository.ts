import { tenantDb } from '@/platform/db/tenant-db'

export const variableRepository = {
  list: (tenant_id: string) => tenantDb(tenant_id).variable.findMany({ orderBy: { name: 'asc' } }),
  byId: (tenant_id: string, id: string) => tenantDb(tenant_id).variable.findFirst({ where: { id } }),
  byName: (tenant_id: string, name: string) => tenantDb(tenant_id).variable.findFirst({ where: { name } }),
  create: (
    tenant_id: string,
    data: {
      id: string
      user_id: number
      name: string
      type: string
      encrypted_value: string
      default_fields: string[]
    },
  ) => tenantDb(tenant_id).variable.create({ data: { ...data, tenant_id } }),
  update: (
    tenant_id: string,
    id: string,
    data: { name?: string; encrypted_value?: string; default_fields?: string[] },
  ) => tenantDb(tenant_id).variable.update({ where: { id }, data }),
  remove: async (tenant_id: string, id: string) =>
    (await tenantDb(tenant_id).variable.deleteMany({ where: { id } })).count === 1,
}
