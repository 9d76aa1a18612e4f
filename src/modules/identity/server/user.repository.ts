import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
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
  /** One page of all users of the installation whose user name holds the text. */
  page: async (
    filter: { search: string; is_active?: boolean | undefined; is_locked?: boolean | undefined },
    sort_by: 'id' | 'username' | 'nickname' | 'is_sso' | 'mobile' | 'email',
    sort_order: 'asc' | 'desc',
    { skip, take }: { skip: number; take: number },
  ) => {
    const where: Prisma.UserWhereInput = {
      ...(filter.search ? { username: { contains: escapeLike(filter.search.toLowerCase()) } } : {}),
      ...(filter.is_active === undefined ? {} : { is_active: filter.is_active }),
      ...(filter.is_locked === undefined ? {} : { is_locked: filter.is_locked }),
    }
    const db = systemDb()
    const [total_count, users] = await Promise.all([
      db.user.count({ where }),
      db.user.findMany({ where, orderBy: [{ [sort_by]: sort_order }, { id: 'asc' }], skip, take }),
    ])
    return { total_count, users }
  },
}
