import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

export const apiKeyRepository = {
  list: (tenant_id: string, user_id: number) =>
    tenantDb(tenant_id).apiKey.findMany({ where: { user_id, revoked_at: null }, orderBy: { create_at: 'desc' } }),
  create: (tenant_id: string, data: { id: string; user_id: number; name: string; prefix: string; key_hash: string }) =>
    tenantDb(tenant_id).apiKey.create({ data: { ...data, tenant_id } }),
  /** False when the user has no such key. */
  revoke: async (tenant_id: string, user_id: number, id: string) => {
    const { count } = await tenantDb(tenant_id).apiKey.updateMany({
      where: { id, user_id, revoked_at: null },
      data: { revoked_at: new Date() },
    })
    return count === 1
  },
  /** A credential comes before any tenant is known; the row found says which tenant it is. */
  byHash: (key_hash: string) => systemDb().apiKey.findFirst({ where: { key_hash, revoked_at: null } }),
  touch: (id: string, uses: number) =>
    systemDb().apiKey.updateMany({
      where: { id },
      data: { last_used_at: new Date(), total_uses: { increment: uses } },
    }),
}
