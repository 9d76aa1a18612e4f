import { systemDb } from '@/platform/db/system-db'

/** Users live on the installation, above tenants, so these queries are not tenant-bound; callers bind by user id. */
export const userRepository = {
  byId: (id: number) => systemDb().user.findUnique({ where: { id } }),
  byUsername: (username: string) => systemDb().user.findUnique({ where: { username } }),
  update: (
    id: number,
    data: {
      nickname?: string | null
      email?: string
      password_hash?: string
      last_login_at?: Date
      reset_passwd?: boolean
    },
  ) => systemDb().user.update({ where: { id }, data }),
}
