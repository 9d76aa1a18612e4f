import { z } from 'zod'
import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'

/** People of the tenant by part of what they are called or reached by. */
export function named(search: string | null | undefined): Prisma.MembershipWhereInput {
  const words = search?.trim()
  if (!words) return {}
  const contains = { contains: escapeLike(words), mode: 'insensitive' } as const
  return {
    user: { OR: [{ username: contains }, { nickname: contains }, { email: contains }, { mobile: contains }] },
  }
}

/** The pattern that finds people by part of what they are called or reached by; null finds all. */
export const peoplePattern = (search: string | null | undefined): string | null => {
  const words = search?.trim()
  return words ? `%${escapeLike(words)}%` : null
}

/** SQL over the user "u": the pattern stands in this parameter. */
export const matchesPerson = (parameter: string) =>
  `(${parameter}::text IS NULL OR u.username ILIKE ${parameter} OR u.nickname ILIKE ${parameter}
    OR u.email ILIKE ${parameter} OR u.mobile ILIKE ${parameter})`

/** What a row that names a member of the tenant brings along. */
export const withPerson = {
  membership: { select: { user: { select: { username: true, nickname: true } } } },
} as const

/** The columns of a person beside the row that names them. */
export function flatPerson<T extends { membership: { user: { username: string; nickname: string | null } } }>(row: T) {
  const { membership, ...fields } = row
  return { ...fields, username: membership.user.username, nickname: membership.user.nickname }
}

const placeTables = {
  business: '"BusinessUserRole" WHERE business_id',
  org: '"OrgMember" WHERE org_id',
  group: '"UserGroupMember" WHERE group_id',
} as const

/** Active members of the tenant who are not in a place. One statement finds, the other counts. */
const outside = (place: keyof typeof placeTables, what: string, rest: string) => ({
  name: `${place}_candidates_${what.length}`,
  text: `SELECT ${what}
FROM "Membership" m
JOIN "User" u ON u.id = m.user_id
WHERE m.tenant_id = $1::uuid AND u.is_active AND ${matchesPerson('$3')}
  AND m.user_id NOT IN (SELECT uid FROM ${placeTables[place]} = $2::int AND tenant_id = $1::uuid) ${rest}`,
})

const Candidates = z.array(
  z.object({
    id: z.int(),
    username: z.string(),
    nickname: z.string().nullable(),
    mobile: z.string(),
    email: z.string(),
  }),
)
const Counted = z.tuple([z.object({ count: z.int() })])

export const peopleRepository = {
  /** Active members of the tenant who are not in the place, one page, by user name. */
  outside: async (
    tenant_id: string,
    place: keyof typeof placeTables,
    id: number,
    { search, skip, limit }: { search?: string | null | undefined; skip: number; limit: number },
  ) => {
    const where = [tenant_id, id, peoplePattern(search)]
    const page = outside(
      place,
      'u.id, u.username, u.nickname, u.mobile, u.email',
      'ORDER BY u.username, u.id OFFSET $4::int LIMIT $5::int',
    )
    const [counted, users] = await Promise.all([
      runStatement(outside(place, 'count(*)::int AS count', ''), where),
      runStatement(page, [...where, skip, limit]),
    ])
    return { total_count: Counted.parse(counted)[0].count, users: Candidates.parse(users) }
  },
  /** Active members of the tenant of whom `where` holds, one page, by user name. */
  candidates: async (
    tenant_id: string,
    where: Prisma.MembershipWhereInput,
    { search, skip, limit }: { search?: string | null | undefined; skip: number; limit: number },
  ) => {
    const all: Prisma.MembershipWhereInput = { AND: [where, named(search), { user: { is_active: true } }] }
    const db = tenantDb(tenant_id)
    const [total_count, rows] = await Promise.all([
      db.membership.count({ where: all }),
      db.membership.findMany({
        where: all,
        orderBy: [{ user: { username: 'asc' } }, { user_id: 'asc' }],
        skip,
        take: limit,
        select: { user: { select: { id: true, username: true, nickname: true, mobile: true, email: true } } },
      }),
    ])
    return { total_count, users: rows.map(({ user }) => user) }
  },
  /** Those of these users who belong to the tenant. */
  members: async (tenant_id: string, uids: readonly number[]) =>
    (
      await tenantDb(tenant_id).membership.findMany({
        where: { user_id: { in: [...uids] } },
        select: { user_id: true },
      })
    ).map((row) => row.user_id),
  byUsername: async (tenant_id: string, username: string) =>
    (
      await tenantDb(tenant_id).membership.findFirst({
        where: { user: { username: username.toLowerCase() } },
        select: { user_id: true },
      })
    )?.user_id,
}
