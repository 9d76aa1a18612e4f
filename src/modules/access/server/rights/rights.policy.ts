import type { BusinessRights } from '@/contract/actor'
import {
  businessModules,
  isPrivilege,
  type Privilege,
  rolePrivileges,
  superuserPrivileges,
  systemRoles,
} from '@/contract/privileges'

/** A role that reaches a user, and by which way. */
export interface Binding {
  /** `user`: bound to them; `group` and `org`: they are a member, of an org below it too; `business`: in it alone. */
  via: 'user' | 'group' | 'org' | 'business'
  /** Id of the user, group, org or business. */
  subject_id: number
  role_id: string
}

export interface BoundRights {
  is_superuser: boolean
  bindings: readonly Binding[]
  /** What the tenant's own roles among them hold. */
  role_privs: readonly { role_id: string; module_id: string; priv_id: string }[]
  /** Businesses at and below those that roles are bound in. */
  businesses: readonly { bound_in: number; business_id: number }[]
}

export interface Rights {
  roles: string[]
  privileges: ReadonlySet<Privilege>
  businesses: ReadonlyMap<number, BusinessRights>
}

/** What a role gives: the built-in ones from code, a tenant's own from its rows. */
export function privilegesOfRole(role_id: string, role_privs: BoundRights['role_privs']): ReadonlySet<Privilege> {
  const system = systemRoles.find((role) => role === role_id)
  if (system) return rolePrivileges[system]
  const held = role_privs.filter((row) => row.role_id === role_id).map((row) => `${row.module_id}:${row.priv_id}`)
  return new Set(held.filter(isPrivilege))
}

/** The union of everything that reaches a user in one tenant. */
export function rightsOf(bound: BoundRights): Rights {
  const privileges = new Set<Privilege>(bound.is_superuser ? superuserPrivileges : [])
  const roles = new Set<string>()
  const businesses = new Map<number, { privileges: Set<Privilege>; bound_here: Set<Privilege> }>()
  for (const binding of bound.bindings) {
    const given = privilegesOfRole(binding.role_id, bound.role_privs)
    if (binding.via !== 'business') {
      roles.add(binding.role_id)
      for (const privilege of given) privileges.add(privilege)
      continue
    }
    const there = [...given].filter((privilege) => businessModules.has(privilege.split(':')[0] ?? ''))
    for (const { bound_in, business_id } of bound.businesses) {
      if (bound_in !== binding.subject_id) continue
      const rights = businesses.get(business_id) ?? { privileges: new Set(), bound_here: new Set() }
      for (const privilege of there) {
        rights.privileges.add(privilege)
        if (business_id === bound_in) rights.bound_here.add(privilege)
      }
      businesses.set(business_id, rights)
    }
  }
  return { roles: [...roles].sort(), privileges, businesses }
}
