import type { ModulePriv, Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

/** Privileges of a tenant's own making; the product's are no rows. */
export const privRepository = {
  list: (tenant_id: string, module_id?: string) =>
    tenantDb(tenant_id).modulePriv.findMany({
      where: module_id === undefined ? {} : { module_id },
      orderBy: [{ module_id: 'asc' }, { priv_id: 'asc' }],
    }),
  find: (tenant_id: string, module_id: string, priv_id: string) =>
    tenantDb(tenant_id).modulePriv.findFirst({ where: { module_id, priv_id } }),
  create: (tenant_id: string, data: Omit<Prisma.ModulePrivUncheckedCreateInput, 'tenant_id'>) =>
    tenantDb(tenant_id).modulePriv.create({ data: { ...data, tenant_id } }),
  update: async (
    tenant_id: string,
    key: { module_id: string; priv_id: string },
    data: { priv_name?: string; is_sys_priv?: boolean; priv_opr_type?: string; m_uid: number },
  ): Promise<ModulePriv | undefined> =>
    (await tenantDb(tenant_id).modulePriv.updateManyAndReturn({ where: key, data }))[0],
  remove: (tenant_id: string, key: { module_id: string; priv_id: string }) =>
    tenantDb(tenant_id).modulePriv.deleteMany({ where: key }),
}
