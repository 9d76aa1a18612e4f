import { z } from 'zod'
import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'
import { flatPerson, matchesPerson, peoplePattern, withPerson } from '../people.repository'

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

// Tens of thousands of people may be asked for at once, more than Prisma can join in one statement.
const membersOfGroup = {
  name: 'members_of_group',
  text: `SELECT m.id, m.group_id, m.uid, u.username, u.nickname, m.is_leader, m.c_uid, m.ctime
FROM "UserGroupMember" m JOIN "User" u ON u.id = m.uid
WHERE m.tenant_id = $1::uuid AND m.group_id = $2::int AND ${matchesPerson('$3')}
  AND ($4::boolean IS NULL OR m.is_leader = $4) ORDER BY m.id`,
}
const membersOfGroups = {
  name: 'members_of_groups',
  text: `SELECT m.id, m.group_id, g.group_name, m.uid, u.username, u.nickname, m.is_leader
FROM "UserGroupMember" m JOIN "User" u ON u.id = m.uid JOIN "UserGroup" g ON g.group_id = m.group_id
WHERE m.tenant_id = $1::uuid AND ${matchesPerson('$2')} ORDER BY m.id`,
}

const person = {
  id: z.int(),
  group_id: z.int(),
  uid: z.int(),
  username: z.string(),
  nickname: z.string().nullable(),
  is_leader: z.boolean(),
}
const Row = z.object({ ...person, c_uid: z.int().nullable(), ctime: z.date() })
const Found = z.object({ ...person, group_name: z.string() })

export const userGroupMemberRepository = {
  find: async (tenant_id: string, id: number) => {
    const row = await tenantDb(tenant_id).userGroupMember.findFirst({ where: { id }, include: withPerson })
    return row ? flatPerson(row) : undefined
  },
  /** Those of these users who are in the group. */
  of: async (tenant_id: string, group_id: number, uids: number[]) =>
    (
      await tenantDb(tenant_id).userGroupMember.findMany({
        where: { group_id, uid: { in: uids } },
        orderBy: { id: 'asc' },
        include: withPerson,
      })
    ).map(flatPerson),
  list: async (
    tenant_id: string,
    group_id: number,
    { search, is_leader }: { search?: string | null | undefined; is_leader?: boolean | null | undefined },
  ) => {
    const values = [tenant_id, group_id, peoplePattern(search), is_leader ?? null]
    return z.array(Row).parse(await runStatement(membersOfGroup, values))
  },
  /** In all groups, with the name of each. */
  everywhere: async (tenant_id: string, search: string | null | undefined) =>
    z.array(Found).parse(await runStatement(membersOfGroups, [tenant_id, peoplePattern(search)])),
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
