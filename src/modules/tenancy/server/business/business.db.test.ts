import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { ask, call, columnOf, done, rowsOf } from '../../testing/caller'

let owner: TestUser
let admin: TestUser
let editor: TestUser
let member: TestUser
let stranger: TestUser

beforeAll(async () => {
  const tenant = await makeTenant('businesses')
  owner = await makeUser(tenant, 'owner')
  admin = await makeUser(tenant, 'admin')
  editor = await makeUser(tenant, 'editor')
  member = await makeUser(tenant, 'member')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
})

const Id = z.object({ business_id: z.int() })
let named = 0
/** A new business under the ids that are given, from the first level down. */
async function make(user: TestUser, ...above: number[]): Promise<number> {
  named += 1
  const row = await done(user, 'POST', 'business', {
    tenant_id: user.tenant_id,
    business_name: `Line ${named}`,
    business_level: above.length + 1,
    first_business_id: above[0] ?? 0,
    second_business_id: above[1] ?? 0,
  })
  return Id.parse(row).business_id
}
const read = (id: number) => done(owner, 'GET', `business/${id}`)
const patch = (id: number, body: object, user = owner) => call(user, 'PATCH', `business/${id}`, body)

describe('levels', () => {
  it('name the way down, the business itself included', async () => {
    const first = await make(owner)
    const second = await make(owner, first)
    const third = await make(owner, first, second)
    expect(await read(first)).toMatchObject({ business_level: 1, first_business_id: first, second_business_id: 0 })
    expect(await read(third)).toMatchObject({
      business_level: 3,
      first_business_id: first,
      second_business_id: second,
      third_business_id: third,
      c_uid: owner.id,
      m_uid: owner.id,
      is_enable: true,
      note: null,
    })
  })

  it('refuse places that do not fit, and say which field', async () => {
    const [first, other] = [await make(owner), await make(owner)]
    const second = await make(owner, first)
    const add = (business_level: number, fields: object, user = owner) =>
      call(user, 'POST', 'business', { tenant_id: user.tenant_id, business_name: 'X', business_level, ...fields })
    const wrong: [number, object, string][] = [
      [2, {}, 'first_business_id'],
      [3, { first_business_id: first }, 'second_business_id'],
      [1, { first_business_id: first }, 'first_business_id'],
      [2, { first_business_id: second }, 'first_business_id'],
      [3, { first_business_id: other, second_business_id: second }, 'second_business_id'],
      [3, { first_business_id: first, second_business_id: second, third_business_id: other }, 'third_business_id'],
      [4, {}, 'business_level'],
    ]
    for (const [level, fields, field] of wrong) {
      const answer = await add(level, fields)
      expect(answer.status, answer.text).toBe(422)
      expect(answer.text).toContain(field)
    }
    // A parent of another tenant is not there, be it right above or further up.
    const foreign = await make(stranger)
    expect((await add(2, { first_business_id: foreign })).status).toBe(404)
    expect((await add(3, { first_business_id: foreign, second_business_id: second })).status).toBe(404)
    expect(
      (await call(owner, 'POST', 'business', { tenant_id: stranger.tenant_id, business_name: 'X', business_level: 1 }))
        .status,
    ).toBe(404)
  })

  it('keep names apart under one business only', async () => {
    const [a, b] = [await make(owner), await make(owner)]
    const named = (first_business_id: number) =>
      call(owner, 'POST', 'business', {
        tenant_id: owner.tenant_id,
        business_name: 'Sales',
        business_level: 2,
        first_business_id,
      })
    expect((await named(a)).status).toBe(201)
    expect((await named(a)).status).toBe(409)
    expect((await named(b)).status).toBe(201)
  })
})

describe('moves', () => {
  it('take all below along and change every level', async () => {
    const [from, to] = [await make(owner), await make(owner)]
    const moved = await make(owner, from)
    const leaf = await make(owner, from, moved)
    expect((await patch(moved, { first_business_id: to })).body).toMatchObject({ first_business_id: to })
    expect(await read(leaf)).toMatchObject({ first_business_id: to, second_business_id: moved, business_level: 3 })
    expect((await patch(moved, { business_level: 1, first_business_id: 0 })).body).toMatchObject({
      business_level: 1,
      first_business_id: moved,
      second_business_id: 0,
    })
    expect(await read(leaf)).toMatchObject({
      business_level: 2,
      first_business_id: moved,
      second_business_id: leaf,
      third_business_id: 0,
    })
    expect((await patch(moved, { business_level: 2, first_business_id: from })).status).toBe(200)
    expect(await read(leaf)).toMatchObject({
      first_business_id: from,
      second_business_id: moved,
      third_business_id: leaf,
    })
  })

  it('change nothing when an answer is sent back as it came', async () => {
    const first = await make(owner)
    const second = await make(owner, first)
    const { tenant_id, business_name, business_level, first_business_id, second_business_id, third_business_id } =
      await read(second)
    const again = { tenant_id, business_name, business_level, first_business_id, second_business_id, third_business_id }
    expect((await patch(second, again)).body).toMatchObject(again)
  })

  it('go neither too deep nor under themselves nor across the wall', async () => {
    const [first, other] = [await make(owner), await make(owner)]
    const second = await make(owner, first)
    await make(owner, first, second)
    const foreign = await make(stranger)
    const deep = await patch(first, { business_level: 2, first_business_id: other })
    expect(deep.status).toBe(409)
    expect(deep.text).toContain('level 4')
    for (const body of [
      { business_level: 2, first_business_id: first },
      { business_level: 3, first_business_id: first, second_business_id: second },
    ])
      expect((await patch(first, body)).status).toBe(409)
    expect((await patch(second, { first_business_id: foreign })).status).toBe(404)
    expect((await patch(foreign, { business_name: 'Mine' })).status).toBe(404)
    expect(await read(second)).toMatchObject({ business_level: 2, first_business_id: first })
  })

  it('in the console name the parent alone', async () => {
    const [first, other] = [await make(owner), await make(owner)]
    const second = await make(owner, first)
    const move = (parent_business_id: number) =>
      ask(owner, 'move_business', { business_id: second, parent_business_id })
    expect(await move(other)).toMatchObject({ first_business_id: other, second_business_id: second })
    expect(await move(0)).toMatchObject({ business_level: 1, first_business_id: second, second_business_id: 0 })
    await expect(move(await make(stranger))).rejects.toThrow('Business not found')
  })
})

describe('lists', () => {
  it('filter by level, state and ancestor, and hang together as a tree', async () => {
    const tenant = await makeUser(await makeTenant('lists'), 'owner')
    const first = await make(tenant)
    const second = await make(tenant, first)
    const third = await make(tenant, first, second)
    const off = await make(tenant)
    await done(tenant, 'PATCH', `business/${off}`, { is_enable: false })
    const ids = async (query: string) => columnOf((await call(tenant, 'GET', `business?${query}`)).body, 'business_id')
    expect(await ids('')).toEqual([first, off, second, third])
    expect(await ids('level=0')).toHaveLength(4)
    expect(await ids('level=2')).toEqual([second])
    expect(await ids('Is-Enable=false')).toEqual([off])
    expect(await ids(`first-business-id=${first}`)).toEqual([first, second, third])
    expect(await ids(`Second-Business-Id=${second}`)).toEqual([second, third])
    expect(await ids(`Tenant-Id=${tenant.tenant_id}`)).toHaveLength(4)
    expect((await call(tenant, 'GET', `business?Tenant-Id=${owner.tenant_id}`)).status).toBe(404)
    const tree = rowsOf((await call(tenant, 'GET', 'business/tree')).body)
    expect(tree).toMatchObject([
      { business_id: first, children: [{ business_id: second, children: [{ business_id: third, children: [] }] }] },
      { business_id: off, children: [] },
    ])
  })

  it('show people without business:read only what they are in, and the way down to it', async () => {
    const first = await make(owner)
    const second = await make(owner, first)
    const sibling = await make(owner, first)
    const third = await make(owner, first, second)
    expect((await call(member, 'GET', 'business')).body).toEqual([])
    expect((await call(member, 'GET', `business/${second}`)).status).toBe(404)
    await done(owner, 'GET', `business/${second}`)
    expect(
      (await call(owner, 'PUT', `business/${second}/user-roles`, { uid: member.id, role_ids: ['editor'] })).status,
    ).toBe(200)
    expect(columnOf((await call(member, 'GET', 'business')).body, 'business_id')).toEqual([first, second, third])
    expect((await call(member, 'GET', `business/${sibling}`)).status).toBe(404)
    expect((await call(editor, 'GET', `business/${sibling}`)).status).toBe(200)
  })
})

describe('roles in a business', () => {
  it('replace each other, are sorted and searched, and go one by one or all at once', async () => {
    const business = await make(owner)
    const path = `business/${business}/user-roles`
    const set = (body: object) => call(owner, 'PUT', path, body)
    expect(columnOf((await set({ uid: editor.id, role_ids: ['viewer', 'member'] })).body, 'role_id').sort()).toEqual([
      'member',
      'viewer',
    ])
    const after = rowsOf((await set({ uid: editor.id, role_ids: ['editor', 'member'] })).body)
    expect(after.map((row) => row.role_id).sort()).toEqual(['editor', 'member'])
    expect(after[0]).toMatchObject({ business_id: business, uid: editor.id, nickname: null })
    await set({ uid: member.id, role_ids: ['viewer'] })
    const list = async (query: string) => columnOf((await call(owner, 'GET', `${path}?${query}`)).body, 'role_name')
    expect(await list('sort_by=role_name&sort_order=desc')).toEqual(['Viewer', 'Member', 'Editor'])
    expect(await list('search=EDITOR-')).toHaveLength(2)
    expect(await list('search=%25')).toEqual([])
    const ids = columnOf((await call(owner, 'GET', path)).body, 'id')
    expect((await call(owner, 'POST', `${path}/batch-delete`, { ids: [...ids, 999_999_999] })).status).toBe(404)
    expect((await call(owner, 'POST', `${path}/batch-delete`, { ids: [ids[0]] })).body).toEqual({ deleted_count: 1 })
    expect((await call(owner, 'DELETE', `${path}/${ids[0]}`)).status).toBe(404)
    expect((await call(owner, 'DELETE', `${path}/${ids[1]}`)).status).toBe(204)
    expect((await call(owner, 'DELETE', `business/${business}/users/${member.id}`)).body).toEqual({ deleted_count: 1 })
    expect((await call(owner, 'GET', path)).body).toEqual([])
  })

  it('want a member of the tenant, a role that is there, and say what is missing', async () => {
    const business = await make(owner)
    const set = async (body: object) => (await call(owner, 'PUT', `business/${business}/user-roles`, body)).status
    expect(await set({ uid: stranger.id, role_ids: ['viewer'] })).toBe(404)
    expect(await set({ username: 'nobody-at-all', role_ids: ['viewer'] })).toBe(404)
    expect(await set({ uid: member.id, role_ids: ['no-such-role'] })).toBe(404)
    expect(await set({ uid: member.id })).toBe(422)
    expect(await set({ role_ids: ['viewer'] })).toBe(422)
    const { username } = await systemDb().user.findUniqueOrThrow({ where: { id: member.id } })
    expect(await set({ uid: owner.id, username, role_ids: ['viewer'] })).toBe(422)
    expect(await set({ username: username.toUpperCase(), role_ids: ['viewer'] })).toBe(200)
  })

  it('are given only by those who hold as much themselves', async () => {
    const business = await make(owner)
    const give = (user: TestUser, role: string) =>
      call(user, 'PUT', `business/${business}/user-roles`, { uid: member.id, role_ids: [role] })
    const refused = await give(admin, 'owner')
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('cannot give what you do not have')
    expect((await give(admin, 'editor')).status).toBe(200)
    expect((await give(owner, 'owner')).status).toBe(200)
    // What is there already stays without being given anew.
    expect((await give(admin, 'owner')).status).toBe(200)
    expect((await give(editor, 'viewer')).status).toBe(403)
    expect((await give(admin, 'viewer')).status).toBe(403)
    expect((await call(admin, 'DELETE', `business/${business}/users/${member.id}`)).status).toBe(403)
  })

  it('are offered to members of the tenant who have none', async () => {
    const business = await make(owner)
    await call(owner, 'PUT', `business/${business}/user-roles`, { uid: member.id, role_ids: ['viewer'] })
    const Page = z.object({ total_count: z.int(), users: z.array(z.object({ id: z.int() })) })
    const candidates = async (query: string) =>
      Page.parse((await call(owner, 'GET', `business/${business}/user-candidates?${query}`)).body)
    const all = await candidates('')
    expect(all.total_count).toBe(3)
    expect(all.users.map(({ id }) => id).sort()).toEqual([owner.id, admin.id, editor.id].sort())
    expect(await candidates('skip=1&limit=1')).toMatchObject({ total_count: 3, users: { length: 1 } })
    expect((await candidates('search=admin-')).users).toEqual([expect.objectContaining({ id: admin.id })])
    expect((await candidates('search=_')).total_count).toBe(0)
  })

  it('are lost by who leaves the tenant', async () => {
    const business = await make(owner)
    const leaver = await makeUser(owner.tenant_id, 'viewer')
    await call(owner, 'PUT', `business/${business}/user-roles`, { uid: leaver.id, role_ids: ['editor'] })
    await systemDb().membership.deleteMany({ where: { tenant_id: owner.tenant_id, user_id: leaver.id } })
    expect((await call(owner, 'GET', `business/${business}/user-roles`)).body).toEqual([])
  })
})

describe('deletion', () => {
  it('says what depends on the business, and leaves no orphan', async () => {
    const first = await make(owner)
    const second = await make(owner, first)
    await call(owner, 'PUT', `business/${first}/user-roles`, { uid: member.id, role_ids: ['viewer', 'member'] })
    const flow = await done(owner, 'POST', 'flows/', { name: 'Heron', business_id: first })
    const refused = await call(owner, 'DELETE', `business/${first}`)
    expect(refused.status).toBe(409)
    for (const words of ['1 business below it', '1 person with roles', '1 flow']) expect(refused.text).toContain(words)
    expect((await call(owner, 'DELETE', `business/${second}`)).status).toBe(204)
    await call(owner, 'DELETE', `business/${first}/users/${member.id}`)
    expect((await call(owner, 'DELETE', `business/${first}`)).status).toBe(409)
    await done(owner, 'PATCH', `flows/${flow.id}`, { business_id: 0 })
    expect((await call(owner, 'DELETE', `business/${first}`)).status).toBe(204)
    expect((await call(owner, 'DELETE', `business/${first}`)).status).toBe(404)
    expect((await call(owner, 'DELETE', `business/${await make(stranger)}`)).status).toBe(404)
  })
})

describe('resources', () => {
  it('are listed by type, as far as one may see them', async () => {
    const business = await make(owner)
    for (const [name, access_type] of [
      ['Pike', 'PRIVATE'],
      ['Otter', 'PUBLIC'],
    ])
      await done(owner, 'POST', 'flows/', { name, business_id: business, access_type })
    const list = async (user: TestUser, query: string) =>
      columnOf((await call(user, 'GET', `business/${business}/resources?${query}`)).body, 'name')
    expect(await list(owner, 'sort-by=name')).toEqual(['Otter', 'Pike'])
    expect(await list(owner, 'sort-by=name&sort-order=desc')).toEqual(['Pike', 'Otter'])
    expect(await list(owner, 'search=OTT')).toEqual(['Otter'])
    expect(await list(owner, 'search=%25')).toEqual([])
    expect(await list(editor, '')).toEqual(['Otter'])
    expect(await list(owner, 'resource-type=project')).toEqual([])
    expect(await list(owner, 'resource-type=skill')).toEqual([])
    expect((await call(owner, 'GET', `business/${business}/resources?resource-type=boat`)).status).toBe(422)
  })
})

describe('an owner of the installation', () => {
  it('reaches a business of any tenant by its id, and is recorded there', async () => {
    const installer = await makeUser(stranger.tenant_id, 'viewer')
    await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
    const first = await make(owner)
    const second = await make(owner, first)
    const other = await make(owner)
    expect(await done(installer, 'GET', `business/${first}`)).toMatchObject({ tenant_id: owner.tenant_id })
    expect((await patch(first, { note: 'Seen from above' }, installer)).body).toMatchObject({ note: 'Seen from above' })
    expect(await ask(installer, 'move_business', { business_id: second, parent_business_id: other })).toMatchObject({
      first_business_id: other,
    })
    const own = await make(stranger)
    await expect(
      ask(installer, 'move_business', { business_id: second, parent_business_id: own }),
    ).rejects.toMatchObject({ message: 'Business not found' })
    await done(installer, 'GET', `business/${first}/user-candidates`)
    const roles = await call(installer, 'PUT', `business/${first}/user-roles`, { uid: member.id, role_ids: ['viewer'] })
    expect(roles.status).toBe(200)
    // Whoever is a member of the caller's tenant alone has no place in it.
    expect(
      (await call(installer, 'PUT', `business/${first}/user-roles`, { uid: stranger.id, role_ids: ['viewer'] })).status,
    ).toBe(404)
    expect((await call(installer, 'DELETE', `business/${first}/users/${member.id}`)).status).toBe(200)
    expect((await call(installer, 'DELETE', `business/${first}`)).status).toBe(204)
    expect((await call(installer, 'DELETE', `business/${first}`)).status).toBe(404)
    const entries = await systemDb().auditEntry.findMany({
      where: { user_id: installer.id, operation: 'tenancy.remove_business', outcome: 'done' },
    })
    expect(entries.map((entry) => entry.tenant_id)).toEqual([owner.tenant_id])
  })

  it('moves orgs and fills groups of any tenant, which no owner of another tenant does', async () => {
    const installer = await makeUser(stranger.tenant_id, 'viewer')
    await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
    const { tenant_id } = owner
    const org = async (org_name: string) =>
      (await done(owner, 'POST', 'orgs', { tenant_id, org_name, org_level: 1 })).org_id
    const [upper, lower] = [await org('Upper reach'), await org('Lower reach')]
    const move = { org_id: lower, parent_org_id: upper }
    await expect(ask(stranger, 'move_org', move)).rejects.toMatchObject({ message: 'Org not found' })
    expect(await ask(installer, 'move_org', move)).toMatchObject({ parent_org_id: upper })
    const { group_id } = await done(owner, 'POST', 'user-groups', { tenant_id, group_name: 'Anglers' })
    const fill = { group_id, uids: [member.id] }
    await expect(ask(stranger, 'add_user_group_members', fill)).rejects.toMatchObject({
      message: 'User group not found',
    })
    expect(await ask(installer, 'add_user_group_members', fill)).toMatchObject([{ uid: member.id }])
  })
})
