import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
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

/** What a row that names a member of the tenant brings along. */
export const withPerson = {
  membership: { select: { user: { select: { username: true, nickname: true } } } },
} as const

/** The columns of a person beside the row that names them. */
export function flatPerson<T extends { membership: { user: { username: string; nickname: string | null } } }>(row: T) {
  const { membership, ...fields } = row
  return { ...fields, username: membership.user.username, nickname: membership.user.nickname }
}

export const peopleRepository = {
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
