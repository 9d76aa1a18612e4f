import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'
import { matchesPerson, peoplePattern } from '../people.repository'
import { changeTree, shiftSubtree, type TreeTransaction } from '../tree.repository'

export type BusinessWhere = Prisma.BusinessWhereInput
type Data = Omit<Prisma.BusinessUncheckedCreateInput, 'tenant_id' | 'business_id' | 'user_roles'>

/** One tenant's businesses inside a change of its trees. */
const rowsOf = (tx: TreeTransaction, tenant_id: string) => ({
  find: (business_id: number) => tx.business.findFirst({ where: { tenant_id, business_id } }),
  below: (where: BusinessWhere) => tx.business.findMany({ where: { ...where, tenant_id } }),
  create: (data: Data) => tx.business.create({ data: { ...data, tenant_id } }),
  update: (business_id: number, data: Partial<Data>) => tx.business.update({ where: { business_id, tenant_id }, data }),
  shift: (from: readonly number[], to: readonly number[]) => shiftSubtree(tx, 'Business', tenant_id, from, to),
  childCount: (parent_business_id: number) => tx.business.count({ where: { tenant_id, parent_business_id } }),
  peopleCount: async (business_id: number) =>
    (await tx.businessUserRole.groupBy({ by: ['uid'], where: { tenant_id, business_id } })).length,
  remove: (business_id: number) => tx.business.deleteMany({ where: { tenant_id, business_id } }),
})
export type BusinessRows = ReturnType<typeof rowsOf>

// Tens of thousands of people may be asked for at once, more than Prisma can join in one statement.
const rolesInBusiness = {
  name: 'roles_in_business',
  text: `SELECT r.id, r.uid, u.username, u.nickname, r.role_id
FROM "BusinessUserRole" r JOIN "User" u ON u.id = r.uid
WHERE r.tenant_id = $1::uuid AND r.business_id = $2::int AND ${matchesPerson('$3')}
  AND ($4::int IS NULL OR r.uid = $4) ORDER BY r.id`,
}
const UserRole = z.object({
  id: z.int(),
  uid: z.int(),
  username: z.string(),
  nickname: z.string().nullable(),
  role_id: z.string(),
})

export const businessRepository = {
  change: <R>(tenant_id: string, work: (rows: BusinessRows) => Promise<R>) =>
    changeTree(tenant_id, (tx) => work(rowsOf(tx, tenant_id))),
  find: (tenant_id: string, business_id: number) => tenantDb(tenant_id).business.findFirst({ where: { business_id } }),
  list: (tenant_id: string, where: BusinessWhere) =>
    tenantDb(tenant_id).business.findMany({ where, orderBy: [{ business_level: 'asc' }, { business_id: 'asc' }] }),
  /** The ways down to these businesses: their own ids and those above them. */
  pathsOf: async (tenant_id: string, ids: readonly number[]) => {
    const rows = await tenantDb(tenant_id).business.findMany({
      where: { business_id: { in: [...ids] } },
      select: { first_business_id: true, second_business_id: true, third_business_id: true },
    })
    return rows.flatMap((row) => [row.first_business_id, row.second_business_id, row.third_business_id])
  },
  peopleCounts: async (tenant_id: string) => {
    const pairs = await tenantDb(tenant_id).businessUserRole.groupBy({ by: ['business_id', 'uid'] })
    const counts = new Map<number, number>()
    for (const { business_id } of pairs) counts.set(business_id, (counts.get(business_id) ?? 0) + 1)
    return counts
  },
  /** Ids of the roles that somebody holds in any of these businesses. */
  rolesIn: async (tenant_id: string, ids: readonly number[]) =>
    (
      await tenantDb(tenant_id).businessUserRole.groupBy({ by: ['role_id'], where: { business_id: { in: [...ids] } } })
    ).map((row) => row.role_id),
  /** Who holds which role in a business; with `uid`, that user alone. */
  userRoles: async (
    tenant_id: string,
    business_id: number,
    { search, uid }: { search?: string | null | undefined; uid?: number },
  ) =>
    z
      .array(UserRole)
      .parse(await runStatement(rolesInBusiness, [tenant_id, business_id, peoplePattern(search), uid ?? null])),
  /** The roles that somebody holds in a business from now on. */
  setUserRoles: (tenant_id: string, business_id: number, uid: number, role_ids: readonly string[], by: number) =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      const held = await tx.businessUserRole.findMany({ where: { business_id, uid } })
      await tx.businessUserRole.deleteMany({ where: { business_id, uid, role_id: { notIn: [...role_ids] } } })
      const fresh = role_ids.filter((role_id) => held.every((row) => row.role_id !== role_id))
      await tx.businessUserRole.createMany({
        data: fresh.map((role_id) => ({ tenant_id, business_id, uid, role_id, c_uid: by, m_uid: by })),
        // Somebody may have given the same at the same time.
        skipDuplicates: true,
      })
    }),
  roleIds: async (tenant_id: string, where: Prisma.BusinessUserRoleWhereInput) =>
    (await tenantDb(tenant_id).businessUserRole.findMany({ where })).map((row) => row.role_id),
  removeUserRoles: async (tenant_id: string, where: Prisma.BusinessUserRoleWhereInput) =>
    (await tenantDb(tenant_id).businessUserRole.deleteMany({ where })).count,
}
