import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'
import { flatPerson, matchesPerson, peoplePattern, withPerson } from '../people.repository'

type Data = Pick<Prisma.OrgMemberUncheckedCreateInput, 'position' | 'job' | 'is_leader'>

// Tens of thousands of people may be asked for at once, more than Prisma can join in one statement.
const membersOfOrg = {
  name: 'members_of_org',
  text: `SELECT m.*, u.username, u.nickname
FROM "OrgMember" m JOIN "User" u ON u.id = m.uid
WHERE m.tenant_id = $1::uuid AND m.org_id = $2::int AND ${matchesPerson('$3')} ORDER BY m.id`,
}
const membersOfOrgs = {
  name: 'members_of_orgs',
  text: `SELECT m.id, m.uid, u.username, u.nickname, m.org_id, o.org_name, o.org_level, m.position, m.job, m.is_leader
FROM "OrgMember" m JOIN "User" u ON u.id = m.uid JOIN "Org" o ON o.org_id = m.org_id
WHERE m.tenant_id = $1::uuid AND ${matchesPerson('$2')} ORDER BY m.id`,
}

const person = {
  id: z.int(),
  uid: z.int(),
  username: z.string(),
  nickname: z.string().nullable(),
  org_id: z.int(),
  position: z.string(),
  job: z.string(),
  is_leader: z.boolean(),
}
const Row = z.object({
  ...person,
  tenant_id: z.string(),
  c_uid: z.int().nullable(),
  m_uid: z.int().nullable(),
  ctime: z.date(),
  utime: z.date(),
})
const Found = z.object({ ...person, org_name: z.string(), org_level: z.int() })

export const orgMemberRepository = {
  find: async (tenant_id: string, id: number) => {
    const row = await tenantDb(tenant_id).orgMember.findFirst({ where: { id }, include: withPerson })
    return row ? flatPerson(row) : undefined
  },
  /** Those of these users who are in the org. */
  of: async (tenant_id: string, org_id: number, uids: number[]) =>
    (
      await tenantDb(tenant_id).orgMember.findMany({
        where: { org_id, uid: { in: uids } },
        orderBy: { id: 'asc' },
        include: withPerson,
      })
    ).map(flatPerson),
  list: async (tenant_id: string, org_id: number, search: string | null | undefined) =>
    z.array(Row).parse(await runStatement(membersOfOrg, [tenant_id, org_id, peoplePattern(search)])),
  /** In all orgs, with the org of each. */
  everywhere: async (tenant_id: string, search: string | null | undefined) =>
    z.array(Found).parse(await runStatement(membersOfOrgs, [tenant_id, peoplePattern(search)])),
  add: (tenant_id: string, org_id: number, uids: readonly number[], data: Data, by: number) =>
    tenantDb(tenant_id).orgMember.createMany({
      data: uids.map((uid) => ({ ...data, tenant_id, org_id, uid, c_uid: by, m_uid: by })),
    }),
  update: (tenant_id: string, id: number, data: Prisma.OrgMemberUncheckedUpdateManyInput) =>
    tenantDb(tenant_id).orgMember.updateMany({ where: { id }, data }),
  count: (tenant_id: string, where: Prisma.OrgMemberWhereInput) => tenantDb(tenant_id).orgMember.count({ where }),
  remove: async (tenant_id: string, where: Prisma.OrgMemberWhereInput) =>
    (await tenantDb(tenant_id).orgMember.deleteMany({ where })).count,
}
