import { beforeAll, expect, it } from 'vitest'
import { rpc } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { done } from '@/modules/tenancy/testing/caller'
import { systemDb } from '@/platform/db/system-db'

let owner: TestUser
let editor: TestUser
let stranger: TestUser

beforeAll(async () => {
  const tenant = await makeTenant('holders')
  owner = await makeUser(tenant, 'owner')
  editor = await makeUser(tenant, 'editor')
  await makeUser(tenant, 'editor')
  stranger = await makeUser(await makeTenant('elsewhere'), 'editor')
})

const holders = (user: TestUser, input: object) => rpc(user, 'access.list_role_holders', input)

it('lists whom a role is bound to, page by page, in the own tenant only', async () => {
  const first = await holders(owner, { role_id: 'editor', limit: 1 })
  expect(first).toMatchObject({ total: 2, next_cursor: 1, counts: { users: 2, groups: 0, orgs: 0, businesses: 0 } })
  const second = await holders(owner, { role_id: 'editor', limit: 1, cursor: 1 })
  expect(second).toMatchObject({ total: 2, next_cursor: null })
  const all = JSON.stringify([first, second])
  expect(all).toContain(`"subject_id":${editor.id},`)
  expect(all).not.toContain(`"subject_id":${stranger.id},`)
})

it('lists groups and orgs by part of their name, as it is written', async () => {
  const { tenant_id } = owner
  const { group_id } = await done(owner, 'POST', 'user-groups', { tenant_id, group_name: 'Rowers 100%' })
  const { org_id } = await done(owner, 'POST', 'orgs', { tenant_id, org_name: 'Weir_keepers' })
  await done(owner, 'POST', 'tenants/group-roles', { tenant_id, group_id, role_id: 'viewer' })
  await done(owner, 'POST', 'tenants/org-roles', { tenant_id, org_id, role_id: 'viewer' })
  const found = (kind: string, search: string) => holders(owner, { role_id: 'viewer', kind, search })
  expect(await found('group', '0%')).toMatchObject({ items: [{ subject_id: group_id, name: 'Rowers 100%' }], total: 1 })
  expect(await found('group', 'R_w')).toMatchObject({ items: [], total: 0, counts: { groups: 1, orgs: 1 } })
  expect(await found('org', 'r_k')).toMatchObject({ items: [{ subject_id: org_id, name: 'Weir_keepers' }] })
})

it('knows no role of another tenant', async () => {
  await systemDb().role.create({ data: { tenant_id: stranger.tenant_id, role_id: 'miller', role_name: 'Miller' } })
  await expect(holders(owner, { role_id: 'miller' })).rejects.toThrow('Role')
})
