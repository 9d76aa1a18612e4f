import { systemRoles } from '@/contract/privileges'
import type { RoleBook } from '@/modules/tenancy/server'
import { privilegesOfRole } from '../rights/rights.policy'
import { roleRepository } from './role.repository'
import { roleNames } from './role-names'

/** What tenancy asks about roles: the built-in ones and the tenant's own. */
export const tenantRoles: RoleBook = {
  find: async (tenant_id, role_ids) => {
    const names = await roleNames(tenant_id, role_ids)
    const own = [...names.keys()].filter((role_id) => !systemRoles.some((role) => role === role_id))
    const privs = own.length === 0 ? [] : await roleRepository.privs(tenant_id, { role_id: { in: own } })
    return new Map(
      [...names].map(([role_id, role_name]) => [role_id, { role_name, privileges: privilegesOfRole(role_id, privs) }]),
    )
  },
  reaching: roleRepository.reaching,
}
