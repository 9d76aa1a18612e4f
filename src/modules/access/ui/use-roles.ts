'use client'

import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { rolePrivileges, systemRoles } from '@/contract/privileges'
import { systemRoleNames } from '../contract/names'

const builtIn = systemRoles.map((role_id) => ({ role_id, role_name: systemRoleNames[role_id], is_sys_role: true }))

/** The roles of the tenant by name, and those that one may give away as far as the console can know. */
export function useRoles() {
  const can = useCan()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const list = api.access.read_roles.useQuery({ sort_by: 'role_name' }, { enabled: can('role:read') })
  const roles = list.data ?? builtIn
  const mine = access.data
  const givesAll = mine?.is_superuser || mine?.roles.some(({ role_id }) => role_id === 'owner')
  const held = new Set(mine?.privileges)
  // What a role of the tenant's own holds is known to the server alone, which refuses what is too much.
  const givable = roles.filter(({ role_id }) => {
    const system = systemRoles.find((role) => role === role_id)
    return givesAll || !system || [...rolePrivileges[system]].every((privilege) => held.has(privilege))
  })
  const names = new Map(roles.map(({ role_id, role_name }) => [role_id, role_name]))
  return { roles, givable, nameOf: (role_id: string) => names.get(role_id) ?? role_id }
}
