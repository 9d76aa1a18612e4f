import { systemDb } from '@/platform/db/system-db'

/** Accounts at sign-in providers. They are found by what the provider vouches for, before any tenant is known. */
export const connectedAccountRepository = {
  find: (issuer: string, subject: string) =>
    systemDb().connectedAccount.findUnique({ where: { issuer_subject: { issuer, subject } }, include: { user: true } }),
  ofUser: (user_id: number) =>
    systemDb().connectedAccount.findMany({ where: { user_id }, orderBy: { create_at: 'asc' } }),
  connect: (user_id: number, issuer: string, subject: string) =>
    systemDb().connectedAccount.create({ data: { user_id, issuer, subject } }),
  /** False when the user has no such account. */
  disconnect: async (user_id: number, id: string) =>
    (await systemDb().connectedAccount.deleteMany({ where: { id, user_id } })).count === 1,
}
