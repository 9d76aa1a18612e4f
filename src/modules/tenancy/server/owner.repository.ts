import { randomUUID } from 'node:crypto'
import { systemDb } from '@/platform/db/system-db'

const lock = 7_205_001

export const ownerRepository = {
  exists: async () => (await systemDb().user.count({ where: { is_superuser: true } })) > 0,
  /** Creates owner, first tenant and membership together; undefined when an owner exists already. */
  createFirst: (username: string, password_hash: string) =>
    systemDb().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock})`
      if ((await tx.user.count({ where: { is_superuser: true } })) > 0) return undefined
      const user = await tx.user.create({ data: { username, password_hash, is_superuser: true, nickname: username } })
      const tenant = await tx.tenant.create({
        data: { tenant_id: randomUUID(), tenant_name: 'Default', is_sys: true, c_uid: user.id },
      })
      const { tenant_id } = tenant
      await tx.membership.create({ data: { tenant_id, user_id: user.id } })
      await tx.tenantUserRole.create({ data: { tenant_id, uid: user.id, role_id: 'owner', c_uid: user.id } })
      return user
    }),
}
