import { systemDb } from '@/platform/db/system-db'

/** Sign-ins are found by their own id, which only the holder's credential carries. */
export const loginSessionRepository = {
  create: (data: {
    id: string
    tenant_id: string
    user_id: number
    kind: 'cookie' | 'token'
    refresh_token_hash?: string
    user_agent: string
    address: string
    expires_at: Date
  }) => systemDb().loginSession.create({ data }),
  active: (id: string) =>
    systemDb().loginSession.findFirst({ where: { id, revoked_at: null, expires_at: { gt: new Date() } } }),
  /** Swaps the refresh token by compare-and-set; false when somebody else was first or the token is old. */
  swapRefreshToken: async (id: string, from: string, to: string, expires_at: Date) => {
    const { count } = await systemDb().loginSession.updateMany({
      where: { id, refresh_token_hash: from, revoked_at: null },
      data: { refresh_token_hash: to, expires_at },
    })
    return count === 1
  },
  moveTo: (id: string, tenant_id: string) =>
    systemDb().loginSession.updateMany({ where: { id, revoked_at: null }, data: { tenant_id } }),
  revoke: (id: string) =>
    systemDb().loginSession.updateMany({ where: { id, revoked_at: null }, data: { revoked_at: new Date() } }),
  revokeOthers: (user_id: number, keep: string | undefined) =>
    systemDb().loginSession.updateMany({
      where: { user_id, revoked_at: null, ...(keep ? { NOT: { id: keep } } : {}) },
      data: { revoked_at: new Date() },
    }),
}
