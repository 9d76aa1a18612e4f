import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'
import { flatPerson, named, withPerson } from '../people.repository'

export const userGroupRepository = {
  find: (tenant_id: string, group_id: number) => tenantDb(tenant_id).userGroup.findFirst({ where: { group_id } }),
  list: (tenant_id: string, search: string, is_enable?: boolean) =>
    tenantDb(tenant_id).userGroup.findMany({
      where: {
        ...(search === '' ? {} : { group_name: { contains: escapeLike(search), mode: 'insensitive' } }),
        ...(is_enable === undefined ? {} : { is_enable }),
      },
      orderBy: { group_id: 'asc' },
    }),
  memberCounts: async (tenant_id: string) => {
    const counts = await tenantDb(tenant_id).userGroupMember.groupBy({ by: ['group_id'], _count: { id: true } })
    return new Map(counts.map(({ group_id, _count }) => [group_id, _count.id]))
  },
  create: (tenant_id: string, data: { group_name: string; is_enable: boolean; note: string | null }, by: number) =>
    tenantDb(tenant_id).userGroup.create({ data: { ...data, tenant_id, c_uid: by, m_uid: by } }),
  /** Undefined when there is none of that id. */
  update: async (tenant_id: string, group_id: number, data: Prisma.UserGroupUncheckedUpdateManyInput) => {
    const [row] = await tenantDb(tenant_id).userGroup.updateManyAndReturn({ where: { group_id }, data })
    return row
  },
  remove: (tenant_id: string, group_id: number) => tenantDb(tenant_id).userGroup.deleteMany({ where: { group_id } }),
}

interface MemberFilter {
  search?: string | null | undefined
  is_leader?: boolean | null | undefined
  uids?: number[]
}

export const userGroupMemberRepository = {
  find: async (tenant_id: string, id: number) => {
    const row = await tenantDb(tenant_id).userGroupMember.findFirst({ where: { id }, include: withPerson })
    return row ? flatPerson(row) : undefined
  },
  list: async (tenant_id: string, group_id: number, { search, is_leader, uids }: MemberFilter) =>
    (
      await tenantDb(tenant_id).userGroupMember.findMany({
        where: {
          group_id,
          ...(is_leader == null ? {} : { is_leader }),
          ...(uids ? { uid: { in: uids } } : {}),
          membership: { is: named(search) },
        },
        orderBy: { id: 'asc' },
        include: withPerson,
      })
    ).map(flatPerson),
  /** In all groups, with the name of each. */
  everywhere: async (tenant_id: string, search: string | null | undefined) =>
    (
      await tenantDb(tenant_id).userGroupMember.findMany({
        where: { membership: { is: named(search) } },
        orderBy: { id: 'asc' },
        include: { ...withPerson, group: { select: { group_name: true } } },
      })
    ).map(flatPerson),
  add: (tenant_id: string, group_id: number, uids: readonly number[], is_leader: boolean, by: number) =>
    tenantDb(tenant_id).userGroupMember.createMany({
      data: uids.map((uid) => ({ tenant_id, group_id, uid, is_leader, c_uid: by, m_uid: by })),
    }),
  update: (tenant_id: string, id: number, data: Prisma.UserGroupMemberUncheckedUpdateManyInput) =>
    tenantDb(tenant_id).userGroupMember.updateMany({ where: { id }, data }),
  count: (tenant_id: string, where: Prisma.UserGroupMemberWhereInput) =>
    tenantDb(tenant_id).userGroupMember.count({ where }),
  remove: async (tenant_id: string, where: Prisma.UserGroupMemberWhereInput) =>
    (await tenantDb(tenant_id).userGroupMember.deleteMany({ where })).count,
}
