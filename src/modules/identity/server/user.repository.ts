import { escapeLike } from '@/lib/escape-like'
import type { Prisma, User } from '@/platform/db/generated/client'
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
  /** A new account in a tenant: the one that is named, or the installation's first. */
  create: (
    data: Prisma.UserUncheckedCreateInput,
    into: { tenant_id?: string; role_ids: readonly string[]; by?: number },
  ) =>
    systemDb().$transaction(async (tx) => {
      const user = await tx.user.create({ data })
      const first = { where: { is_sys: true, is_active: true }, orderBy: { ctime: 'asc' as const } }
      const tenant_id = into.tenant_id ?? (await tx.tenant.findFirst(first))?.tenant_id
      if (tenant_id === undefined) return user
      await tx.membership.create({ data: { tenant_id, user_id: user.id } })
      await tx.tenantUserRole.createMany({
        data: into.role_ids.map((role_id) => ({ tenant_id, uid: user.id, role_id, c_uid: into.by ?? user.id })),
      })
      return user
    }),
  /** Undefined when it would leave the installation without an active owner. */
  change: (id: number, data: UserChange): Promise<User | undefined> =>
    guarded(async (tx) => tx.user.update({ where: { id }, data })),
  /** With keys and sign-ins. Undefined when it would leave the installation without an active owner. */
  remove: (id: number): Promise<User | undefined> =>
    guarded(async (tx) => {
      await tx.apiKey.deleteMany({ where: { user_id: id } })
      await tx.loginSession.deleteMany({ where: { user_id: id } })
      return tx.user.delete({ where: { id } })
    }),
  endSignIns: (user_id: number) =>
    systemDb().loginSession.updateMany({ where: { user_id, revoked_at: null }, data: { revoked_at: new Date() } }),
}

type UserChange = Pick<
  Prisma.UserUncheckedUpdateInput,
  | 'username'
  | 'nickname'
  | 'mobile'
  | 'email'
  | 'profile_image'
  | 'password_hash'
  | 'optins'
  | 'is_active'
  | 'is_superuser'
  | 'is_locked'
  | 'reset_passwd'
>

const ownersLock = 7_205_002
class NoOwnerLeft extends Error {}

/** One such change at a time, so that two owners cannot demote each other at once. */
async function guarded(work: (tx: Prisma.TransactionClient) => Promise<User>): Promise<User | undefined> {
  try {
    return await systemDb().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ownersLock})`
      const user = await work(tx)
      const owners = await tx.user.count({ where: { is_superuser: true, is_active: true, is_locked: false } })
      if (owners === 0) throw new NoOwnerLeft()
      return user
    })
  } catch (error) {
    if (error instanceof NoOwnerLeft) return undefined
    throw error
  }
}
