import { systemRoles } from '@/contract/privileges'
import { systemRoleNames } from '../../contract/names'
import { roleRepository } from './role.repository'

/** What roles are called, by id. Ids that name no role (any more) are not in it. */
export async function roleNames(tenant_id: string, role_ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const role of systemRoles) if (role_ids.includes(role)) names.set(role, systemRoleNames[role])
  const own = role_ids.filter((role_id) => !names.has(role_id))
  if (own.length > 0)
    for (const row of await roleRepository.byIds(tenant_id, own)) names.set(row.role_id, row.role_name)
  return names
}
