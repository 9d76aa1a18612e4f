import { noPassword } from '@/modules/identity/server'
import type { Prisma } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'
import type { MemberState } from '../contract/tenant.operations'
import { keepsAnOwner } from './keeps-an-owner.repository'
import { named } from './people.repository'

const inState: Record<MemberState, Prisma.UserWhereInput> = {
  active: { is_active: true, is_locked: false },
  invited: { is_active: false, is_locked: false, password_hash: noPassword },
  off: { OR: [{ is_locked: true }, { is_active: false, password_hash: { not: noPassword } }] },
}

/** Memberships decide which tenants a user may enter, so they are read before any tenant is known. */
export const membershipRepository = {
  /** The user's place in an active tenant. */
  find: (user_id: number, tenant_id: string) =>
    systemDb().membership.findFirst({ where: { user_id, tenant_id, tenant: { is_active: true } } }),
  /** The tenant that a sign-in enters: the one joined first. */
  first: (user_id: number) =>
    systemDb().membership.findFirst({
      where: { user_id, tenant: { is_active: true } },
      orderBy: { create_at: 'asc' },
    }),
  /** The active tenants of a user, by name. */
  tenantsOf: async (user_id: number) =>
    await systemDb().tenant.findMany({
      where: { is_active: true, memberships: { some: { user_id } } },
      orderBy: { tenant_name: 'asc' },
      select: { tenant_id: true, tenant_name: true },
    }),
  /** Every tenant of a user, inactive ones too, by name. */
  placesOf: (user_id: number) =>
    systemDb().membership.findMany({
      where: { user_id },
      orderBy: { tenant: { tenant_name: 'asc' } },
      select: {
        tenant: { select: { tenant_id: true, tenant_name: true, is_active: true } },
        roles: { select: { role_id: true }, orderBy: { role_id: 'asc' } },
      },
    }),
  withNames: (tenant_id: string, user_ids: number[]) =>
    tenantDb(tenant_id).membership.findMany({
      where: { user_id: { in: user_ids } },
      select: { user_id: true, user: { select: { username: true, nickname: true } } },
    }),
  tenantExists: async (tenant_id: string) => (await systemDb().tenant.count({ where: { tenant_id } })) === 1,
  page: async (
    tenant_id: string,
    query: {
      search: string
      role_id: string
      state?: MemberState | null | undefined
      sort: 'username' | 'last_login_at' | 'create_at'
      order: 'asc' | 'desc'
      cursor: number
      limit: number
    },
  ) => {
    const { sort, order } = query
    const where: Prisma.MembershipWhereInput = {
      AND: [
        named(query.search),
        query.role_id ? { roles: { some: { role_id: query.role_id } } } : {},
        query.state ? { user: inState[query.state] } : {},
      ],
    }
    const db = tenantDb(tenant_id)
    const [total, rows] = await Promise.all([
      db.membership.count({ where }),
      db.membership.findMany({
        where,
        orderBy: [
          sort === 'create_at'
            ? { create_at: order }
            : { user: sort === 'username' ? { username: order } : { last_login_at: { sort: order, nulls: 'last' } } },
          { user_id: 'asc' },
        ],
        skip: query.cursor,
        take: query.limit,
        include: { user: true, roles: { select: { id: true, role_id: true }, orderBy: { role_id: 'asc' } } },
      }),
    ])
    return { total, rows }
  },
  /** Roles that are bound to a member themselves; undefined when they are none. */
  rolesOf: async (tenant_id: string, user_id: number) =>
    (
      await tenantDb(tenant_id).membership.findFirst({
        where: { user_id },
        select: { roles: { select: { role_id: true } } },
      })
    )?.roles.map(({ role_id }) => role_id),
  /** With their keys and sign-ins in the tenant. False when that would leave it without an owner. */
  remove: (tenant_id: string, user_id: number): Promise<boolean> =>
    tenantDb(tenant_id).$transaction(async (tx) => {
      if (!(await keepsAnOwner(tx, ({ uid }) => uid === user_id))) return false
      await tx.membership.deleteMany({ where: { user_id } })
      const revoked_at = new Date()
      await tx.apiKey.updateMany({ where: { user_id, revoked_at: null }, data: { revoked_at } })
      await tx.loginSession.updateMany({ where: { user_id, revoked_at: null }, data: { revoked_at } })
      return true
    }),
}
