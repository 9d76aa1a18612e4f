import { escapeLike } from '@/lib/escape-like'
import { deleteTenantRows } from '@/platform/db/every-model'
import type { Prisma, Tenant } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

export type TenantChange = Pick<Prisma.TenantUncheckedUpdateInput, 'tenant_name' | 'is_active' | 'note' | 'is_sys'>

/** Tenants stand above their own wall: who may see which is decided by the use cases. */
export const tenantRepository = {
  all: () => systemDb().tenant.findMany(),
  ofUser: (user_id: number) => systemDb().tenant.findMany({ where: { memberships: { some: { user_id } } } }),
  find: (tenant_id: string) => systemDb().tenant.findUnique({ where: { tenant_id } }),
  /** With its first owner. */
  create: (row: Omit<Prisma.TenantUncheckedCreateInput, 'c_uid' | 'm_uid'> & { tenant_id: string }, c_uid: number) =>
    systemDb().$transaction(async (tx) => {
      const { tenant_id } = row
      const tenant = await tx.tenant.create({ data: { ...row, c_uid, m_uid: c_uid } })
      await tx.membership.create({ data: { tenant_id, user_id: c_uid } })
      await tx.tenantUserRole.create({ data: { tenant_id, uid: c_uid, role_id: 'owner', c_uid } })
      return tenant
    }),
  update: async (tenant_id: string, data: TenantChange & { m_uid: number }): Promise<Tenant | undefined> =>
    (await systemDb().tenant.updateManyAndReturn({ where: { tenant_id }, data }))[0],
  /**
   * Deletes every row of the tenant, then the tenant. A crash half-way leaves an inactive tenant that can be erased
   * again.
   */
  erase: async (tenant_id: string): Promise<void> => {
    await deleteTenantRows(tenant_id)
    await systemDb().tenant.deleteMany({ where: { tenant_id } })
  },
  groups: async (tenant_id: string, search: string, skip: number, take: number) => {
    const where = search ? { group_name: { contains: escapeLike(search), mode: 'insensitive' as const } } : {}
    const db = tenantDb(tenant_id)
    const [total_count, users] = await Promise.all([
      db.userGroup.count({ where }),
      db.userGroup.findMany({
        where,
        orderBy: [{ group_name: 'asc' }, { group_id: 'asc' }],
        skip,
        take,
        select: { group_id: true, group_name: true },
      }),
    ])
    return { total_count, users }
  },
  orgs: async (tenant_id: string, search: string, skip: number, take: number) => {
    const contains = { contains: escapeLike(search), mode: 'insensitive' as const }
    const where = search ? { OR: [{ org_name: contains }, { org_code: contains }] } : {}
    const db = tenantDb(tenant_id)
    const [total_count, users] = await Promise.all([
      db.org.count({ where }),
      db.org.findMany({
        where,
        orderBy: [{ org_name: 'asc' }, { org_id: 'asc' }],
        skip,
        take,
        select: { org_id: true, org_name: true, org_code: true },
      }),
    ])
    return { total_count, users }
  },
}
