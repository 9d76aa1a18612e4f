import { expect, it } from 'vitest'
import type { UserActor } from './actor'
import { keepsRights } from './keeps-rights'
import type { Privilege } from './privileges'

const user = (privileges: Privilege[], businesses: UserActor['businesses'] = new Map()): UserActor => ({
  kind: 'user',
  user_id: 1,
  username: 'ada',
  tenant_id: '00000000-0000-4000-8000-000000000001',
  is_superuser: false,
  roles: [],
  privileges: new Set(privileges),
  businesses,
  credential: 'session',
  credential_id: 's1',
})
const in7 = (...held: Privilege[]) => new Map([[7, { privileges: new Set(held), bound_here: new Set(held) }]])

it('is true while nothing was taken away, also when something was added', () => {
  expect(keepsRights({ kind: 'anonymous' }, { kind: 'anonymous' })).toBe(true)
  expect(keepsRights(user(['flow:read']), user(['flow:read', 'flow:run']))).toBe(true)
  // What was held in one business is held everywhere now.
  expect(keepsRights(user([], in7('flow:read')), user(['flow:read']))).toBe(true)
})

it('is false as soon as something is gone', () => {
  expect(keepsRights(user(['flow:read', 'flow:run']), user(['flow:run']))).toBe(false)
  expect(keepsRights(user(['flow:run'], in7('flow:read')), user(['flow:run']))).toBe(false)
  expect(keepsRights({ ...user([]), is_superuser: true }, user([]))).toBe(false)
  expect(keepsRights(user([]), { ...user([]), tenant_id: '00000000-0000-4000-8000-000000000002' })).toBe(false)
  expect(keepsRights(user([]), { kind: 'anonymous' })).toBe(false)
})
