import { describe, expect, it } from 'vitest'
import { rolePrivileges, superuserPrivileges } from '@/contract/privileges'
import { type BoundRights, rightsOf } from './rights.policy'

const nothing: BoundRights = { is_superuser: false, bindings: [], role_privs: [], businesses: [] }

describe('rights', () => {
  it('are none without a role', () => {
    expect(rightsOf(nothing)).toEqual({ roles: [], privileges: new Set(), businesses: new Map() })
  })

  it('are the union of everything that reaches the user', () => {
    const { roles, privileges } = rightsOf({
      ...nothing,
      bindings: [
        { via: 'user', subject_id: 1, role_id: 'viewer' },
        { via: 'group', subject_id: 5, role_id: 'printer' },
        { via: 'org', subject_id: 9, role_id: 'member' },
      ],
      role_privs: [
        { role_id: 'printer', module_id: 'audit', priv_id: 'read' },
        { role_id: 'printer', module_id: 'flow', priv_id: 'fold' },
        { role_id: 'stranger', module_id: 'variable', priv_id: 'delete' },
      ],
    })
    expect(roles).toEqual(['member', 'printer', 'viewer'])
    // A privilege of the tenant's own making is nobody's key to an operation of the product.
    expect(privileges).toEqual(new Set([...rolePrivileges.member, 'audit:read']))
  })

  it('of owners of the installation are its administration, not what people build', () => {
    const { privileges } = rightsOf({ ...nothing, is_superuser: true })
    expect(privileges).toEqual(superuserPrivileges)
    expect(privileges.has('flow:read')).toBe(false)
    expect(privileges.has('variable:read')).toBe(false)
    expect(privileges.has('tenant:create')).toBe(true)
  })

  it('in a business hold there and below it, for what belongs to one', () => {
    const { privileges, businesses } = rightsOf({
      ...nothing,
      bindings: [
        { via: 'business', subject_id: 10, role_id: 'editor' },
        { via: 'business', subject_id: 11, role_id: 'viewer' },
      ],
      businesses: [
        { bound_in: 10, business_id: 10 },
        { bound_in: 10, business_id: 11 },
        { bound_in: 11, business_id: 11 },
      ],
    })
    expect(privileges.size).toBe(0)
    expect([...businesses.keys()].sort()).toEqual([10, 11])
    expect(businesses.get(10)?.bound_here.has('flow:modify')).toBe(true)
    expect(businesses.get(11)?.privileges.has('flow:modify')).toBe(true)
    expect(businesses.get(11)?.bound_here.has('flow:modify')).toBe(false)
    expect(businesses.get(11)?.bound_here.has('flow:read')).toBe(true)
    expect(businesses.get(11)?.privileges.has('knowledge:modify')).toBe(true)
    // Keys and profiles belong to no business.
    expect(businesses.get(10)?.privileges.has('api_key:create')).toBe(false)
  })
})
