import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

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
  withNames: (tenant_id: string, user_ids: number[]) =>
    tenantDb(tenant_id).membership.findMany({
      where: { user_id: { in: user_ids } },
      select: { user_id: true, user: { select: { username: true, nickname: true } } },
    }),
}
