import { keepsAnOwner } from '@/modules/tenancy/server'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

/** Rows of roles bound to users, groups and orgs. The three tables are alike but for whom they name. */
const person = { membership: { select: { user: { select: { username: true, nickname: true } } } } } as const

export const userRoleRepository = {
  list: async (tenant_id: string) =>
    (await tenantDb(tenant_id).tenantUserRole.findMany({ include: person })).map(flatUser),
  create: async (tenant_id: string, uid: number, role_id: string, c_uid: number, lets_in: boolean) =>
    flatUser(
      await tenantDb(tenant_id).$transaction(async (tx) => {
        if (lets_in) await tx.membership.createMany({ data: [{ tenant_id, user_id: uid }], skipDuplicates: true })
        return tx.tenantUserRole.create({ data: { tenant_id, uid, role_id, c_uid }, include: person })
      }),
    ),
  tenantsOf: async (ids: number[]) =>
    distinct(await systemDb().tenantUserRole.findMany({ where: { id: { in: ids } }, select: { tenant_id: true } })),
  byIds: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).tenantUserRole.findMany({ where: { id: { in: ids } } }),
  /** False when that would leave the tenant without an owner. */
  remove: (tenant_id: string, ids: number[]): Promise<boolean> =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      if (!(await keepsAnOwner(tx, ({ id }) => ids.includes(id)))) return false
      await tx.tenantUserRole.deleteMany({ where: { id: { in: ids } } })
      return true
    }),
}

const flatUser = <T extends { membership: { user: { username: string; nickname: string | null } } }>(row: T) => {
  const { membership, ...fields } = row
  return { ...fields, ...membership.user }
}

const group = { group: { select: { group_name: true } } } as const

export const groupRoleRepository = {
  list: async (tenant_id: string) =>
    (await tenantDb(tenant_id).tenantGroupRole.findMany({ include: group })).map(flatGroup),
  create: async (tenant_id: string, group_id: number, role_id: string, c_uid: number) =>
    flatGroup(
      await tenantDb(tenant_id).tenantGroupRole.create({
        data: { tenant_id, group_id, role_id, c_uid },
        include: group,
      }),
    ),
  tenantsOf: async (ids: number[]) =>
    distinct(await systemDb().tenantGroupRole.findMany({ where: { id: { in: ids } }, select: { tenant_id: true } })),
  byIds: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).tenantGroupRole.findMany({ where: { id: { in: ids } } }),
  remove: async (tenant_id: string, ids: number[]): Promise<boolean> => {
    await tenantDb(tenant_id).tenantGroupRole.deleteMany({ where: { id: { in: ids } } })
    return true
  },
  /** Ids of the groups of that name or id, two at most. */
  named: async (tenant_id: string, where: { group_id: number } | { group_name: string }) =>
    (await tenantDb(tenant_id).userGroup.findMany({ where, take: 2, select: { group_id: true } })).map(
      (row) => row.group_id,
    ),
}

const flatGroup = <T extends { group: { group_name: string } }>(row: T) => {
  const { group, ...fields } = row
  return { ...fields, ...group }
}

const org = { org: { select: { org_name: true } } } as const

export const orgRoleRepository = {
  list: async (tenant_id: string) => (await tenantDb(tenant_id).tenantOrgRole.findMany({ include: org })).map(flatOrg),
  create: async (tenant_id: string, org_id: number, role_id: string, c_uid: number) =>
    flatOrg(
      await tenantDb(tenant_id).tenantOrgRole.create({ data: { tenant_id, org_id, role_id, c_uid }, include: org }),
    ),
  tenantsOf: async (ids: number[]) =>
    distinct(await systemDb().tenantOrgRole.findMany({ where: { id: { in: ids } }, select: { tenant_id: true } })),
  byIds: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).tenantOrgRole.findMany({ where: { id: { in: ids } } }),
  remove: async (tenant_id: string, ids: number[]): Promise<boolean> => {
    await tenantDb(tenant_id).tenantOrgRole.deleteMany({ where: { id: { in: ids } } })
    return true
  },
  named: async (tenant_id: string, where: { org_id: number } | { org_name: string }) =>
    (await tenantDb(tenant_id).org.findMany({ where, take: 2, select: { org_id: true } })).map((row) => row.org_id),
}

const flatOrg = <T extends { org: { org_name: string } }>(row: T) => {
  const { org, ...fields } = row
  return { ...fields, ...org }
}

const distinct = (rows: { tenant_id: string }[]) => [...new Set(rows.map(({ tenant_id }) => tenant_id))]
