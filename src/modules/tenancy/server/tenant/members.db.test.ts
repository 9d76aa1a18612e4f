import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { rpc } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { ask } from '../../testing/caller'

const Page = z.object({
  items: z.array(
    z.object({
      uid: z.int(),
      username: z.string(),
      state: z.string(),
      roles: z.array(z.object({ relation_id: z.int(), role_id: z.string() })),
    }),
  ),
  total: z.int(),
})

let owner: TestUser
let editor: TestUser
let locked: TestUser
let invited: number
const guest = `guest-${randomUUID().slice(0, 8)}`

beforeAll(async () => {
  const tenant = await makeTenant('members')
  owner = await makeUser(tenant, 'owner')
  editor = await makeUser(tenant, 'editor')
  locked = await makeUser(tenant, 'viewer')
  await systemDb().user.update({ where: { id: locked.id }, data: { is_locked: true } })
  const made = await rpc(owner, 'access.invite_member', { username: guest, role_ids: ['editor'] })
  invited = z.object({ uid: z.int() }).parse(made).uid
})

const uids = async (input: object) => Page.parse(await ask(owner, 'list_members', input)).items.map(({ uid }) => uid)

it('narrows members down by state and role, alone and together', async () => {
  expect((await uids({ state: 'active' })).sort()).toEqual([owner.id, editor.id].sort())
  expect(await uids({ state: 'invited' })).toEqual([invited])
  expect(await uids({ state: 'off' })).toEqual([locked.id])
  expect((await uids({ role_id: 'editor' })).sort()).toEqual([editor.id, invited].sort())
  expect(await uids({ role_id: 'editor', state: 'invited', search: 'guest-' })).toEqual([invited])
  expect(await uids({ role_id: 'editor', state: 'off' })).toEqual([])
})

it('names the bindings, so that each can be taken away', async () => {
  const [row] = Page.parse(await ask(owner, 'list_members', { search: guest })).items
  expect(row).toMatchObject({ uid: invited, state: 'invited', roles: [{ role_id: 'editor' }] })
  const ids = row?.roles.map(({ relation_id }) => relation_id)
  expect(await rpc(owner, 'access.batch_remove_tenant_user_role', { ids })).toEqual({ deleted_count: 1 })
  expect(Page.parse(await ask(owner, 'list_members', { search: guest })).items[0]?.roles).toEqual([])
})

it('tells owners of the installation, and nobody else, where somebody belongs', async () => {
  await expect(ask(owner, 'list_tenants_of_user', { user_id: editor.id })).rejects.toThrow()
  const chief = await makeUser(owner.tenant_id, 'viewer')
  await systemDb().user.update({ where: { id: chief.id }, data: { is_superuser: true } })
  const there = await makeTenant('second')
  await systemDb().membership.create({ data: { tenant_id: there, user_id: editor.id } })
  expect(await ask(chief, 'list_tenants_of_user', { user_id: editor.id })).toMatchObject([
    { tenant_id: editor.tenant_id, role_ids: ['editor'], is_active: true },
    { tenant_id: there, role_ids: [] },
  ])
})
