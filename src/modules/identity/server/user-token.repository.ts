import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'

const valid = (token_hash: string) => ({ token_hash, used_at: null, expires_at: { gt: new Date() } })

const forPasswords = { kind: { in: ['invite', 'reset'] } }

/** Links for choosing a password. Found by their hash, which only who holds the link can make. */
export const userTokenRepository = {
  replace: (row: Prisma.UserTokenUncheckedCreateInput) =>
    systemDb().$transaction([
      systemDb().userToken.deleteMany({
        where: { user_id: row.user_id, used_at: null, kind: row.kind === 'connect' ? 'connect' : { not: 'connect' } },
      }),
      systemDb().userToken.create({ data: row }),
    ]),
  takeConnecting: async (token_hash: string) =>
    (
      await systemDb().userToken.updateManyAndReturn({
        where: { ...valid(token_hash), kind: 'connect' },
        data: { used_at: new Date(), token_hash: `${token_hash}:${randomUUID()}` },
      })
    )[0]?.user_id,
  valid: (token_hash: string) =>
    systemDb().userToken.findFirst({
      where: { ...valid(token_hash), ...forPasswords },
      include: { user: { select: { username: true } } },
    }),
  /** Undefined when somebody was first. An invited account is active from now on; a locked one stays locked. */
  spend: (token_hash: string, password_hash: string) =>
    systemDb().$transaction(async (tx) => {
      const used_at = new Date()
      const [link] = await tx.userToken.updateManyAndReturn({
        where: { ...valid(token_hash), ...forPasswords },
        data: { used_at },
      })
      if (!link) return undefined
      await tx.loginSession.updateMany({
        where: { user_id: link.user_id, revoked_at: null },
        data: { revoked_at: used_at },
      })
      return tx.user.update({
        where: { id: link.user_id },
        data: { password_hash, reset_passwd: false, ...(link.kind === 'invite' ? { is_active: true } : {}) },
      })
    }),
}
