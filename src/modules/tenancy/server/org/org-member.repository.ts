import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'
import { flatPerson, named, withPerson } from '../people.repository'

type Data = Pick<Prisma.OrgMemberUncheckedCreateInput, 'position' | 'job' | 'is_leader'>

export const orgMemberRepository = {
  find: async (tenant_id: string, id: number) => {
    const row = await tenantDb(tenant_id).orgMember.findFirst({ where: { id }, include: withPerson })
    return row ? flatPerson(row) : undefined
  },
  list: async (tenant_id: string, org_id: number, filter: { search?: string | null | undefined; uids?: number[] }) =>
    (
      await tenantDb(tenant_id).orgMember.findMany({
        where: {
          org_id,
          ...(filter.uids ? { uid: { in: filter.uids } } : {}),
          membership: { is: named(filter.search) },
        },
        orderBy: { id: 'asc' },
        include: withPerson,
      })
    ).map(flatPerson),
  /** In all orgs, with the org of each. */
  everywhere: async (tenant_id: string, search: string | null | undefined) =>
    (
      await tenantDb(tenant_id).orgMember.findMany({
        where: { membership: { is: named(search) } },
        orderBy: { id: 'asc' },
        include: { ...withPerson, org: { select: { org_name: true, org_level: true } } },
      })
    ).map(flatPerson),
  add: (tenant_id: string, org_id: number, uids: readonly number[], data: Data, by: number) =>
    tenantDb(tenant_id).orgMember.createMany({
      data: uids.map((uid) => ({ ...data, tenant_id, org_id, uid, c_uid: by, m_uid: by })),
    }),
  update: (tenant_id: string, id: number, data: Prisma.OrgMemberUncheckedUpdateManyInput) =>
    tenantDb(tenant_id).orgMember.updateMany({ where: { id }, data }),
  count: (tenant_id: string, where: Prisma.OrgMemberWhereInput) => tenantDb(tenant_id).orgMember.count({ where }),
  remove: async (tenant_id: string, where: Prisma.OrgMemberWhereInput) =>
    (await tenantDb(tenant_id).orgMember.deleteMany({ where })).count,
  /** What the tenant's members of orgs are called, the most used first. */
  places: async (tenant_id: string, column: 'position' | 'job') => {
    const rows = await tenantDb(tenant_id).orgMember.groupBy({
      by: [column],
      _count: { id: true },
      orderBy: { _count: { id: 'desc' } },
      take: 50,
    })
    return rows.map((row) => row[column])
  },
}
