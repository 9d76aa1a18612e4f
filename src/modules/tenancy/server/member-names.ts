import { membershipRepository } from './membership.repository'

/** What the tenant's members call themselves, by user id. Who has left is not in it. */
export async function memberNames(tenant_id: string, user_ids: readonly number[]): Promise<Map<number, string>> {
  if (user_ids.length === 0) return new Map()
  const rows = await membershipRepository.withNames(tenant_id, [...new Set(user_ids)])
  return new Map(rows.map((row) => [row.user_id, row.user.nickname ?? row.user.username]))
}
