import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

/** Roles of a tenant's own making; the built-in ones are no rows. */
export const roleRepository = {
  list: (tenant_id: string) => tenantDb(tenant_id).role.findMany({ orderBy: { role_id: 'asc' } }),
  find: (tenant_id: string, role_id: string) => tenantDb(tenant_id).role.findFirst({ where: { role_id } }),
  byIds: (tenant_id: string, role_ids: string[]) =>
    tenantDb(tenant_id).role.findMany({ where: { role_id: { in: role_ids } } }),
  create: (tenant_id: string, data: { role_id: string; role_name: string; c_uid: number }) =>
    tenantDb(tenant_id).role.create({ data: { ...data, m_uid: data.c_uid, tenant_id } }),
  rename: async (tenant_id: string, role_id: string, data: { role_name: string; m_uid: number }) =>
    (await tenantDb(tenant_id).role.updateManyAndReturn({ where: { role_id }, data }))[0],
  remove: (tenant_id: string, role_id: string) => tenantDb(tenant_id).role.deleteMany({ where: { role_id } }),
  /** How often a role is bound, by what it is bound to. */
  uses: async (tenant_id: string, role_id: string) => {
    const db = tenantDb(tenant_id)
    const where = { role_id }
    const [users, groups, orgs, businesses] = await Promise.all([
      db.tenantUserRole.count({ where }),
      db.tenantGroupRole.count({ where }),
      db.tenantOrgRole.count({ where }),
      db.businessUserRole.count({ where }),
    ])
    return { users, groups, orgs, businesses }
  },
  /** Ids of the roles that whoever is in the group or org holds; orgs hand on those of the ones above them. */
  reaching: async (tenant_id: string, place: 'group' | 'org', id: number) => {
    const db = tenantDb(tenant_id)
    if (place === 'group')
      return (await db.tenantGroupRole.findMany({ where: { group_id: id } })).map((row) => row.role_id)
    const org = await db.org.findFirst({ where: { org_id: id } })
    if (!org) return []
    const path = [org.one_org_id, org.two_org_id, org.three_org_id, org.four_org_id, org.five_org_id, org.org_id]
    const rows = await db.tenantOrgRole.findMany({ where: { org_id: { in: path } } })
    return [...new Set(rows.map((row) => row.role_id))]
  },
  boundToOrg: (tenant_id: string, org_id: number) => tenantDb(tenant_id).tenantOrgRole.count({ where: { org_id } }),
  boundToGroup: (tenant_id: string, group_id: number) =>
    tenantDb(tenant_id).tenantGroupRole.count({ where: { group_id } }),
  privs: (tenant_id: string, where: Prisma.RolePrivWhereInput) => tenantDb(tenant_id).rolePriv.findMany({ where }),
  addPriv: (tenant_id: string, data: { role_id: string; module_id: string; priv_id: string; c_uid: number }) =>
    tenantDb(tenant_id).rolePriv.create({ data: { ...data, tenant_id } }),
  removePriv: async (tenant_id: string, key: { role_id: string; module_id: string; priv_id: string }) =>
    (await tenantDb(tenant_id).rolePriv.deleteMany({ where: key })).count === 1,
}
