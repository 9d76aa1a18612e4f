import { addDependant, provideRoleBook } from '@/modules/tenancy/server'
import { roleRepository } from './role.repository'
import { tenantRoles } from './tenant-roles'

const words = ['role that is bound to it', 'roles that are bound to it'] as const

/** Tells tenancy what roles are and where they are bound. */
export function registerRolePlaces(): void {
  provideRoleBook(tenantRoles)
  addDependant('org', 'role', { words, count: roleRepository.boundToOrg })
  addDependant('group', 'role', { words, count: roleRepository.boundToGroup })
}
