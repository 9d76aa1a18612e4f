import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { ask, call, columnOf, done, rowsOf } from '../../testing/caller'

let owner: TestUser
let admin: TestUser
let editor: TestUser
let stranger: TestUser

beforeAll(async () => {
  const tenant = await makeTenant('groups')
  owner = await makeUser(tenant, 'owner')
  admin = await makeUser(tenant, 'admin')
  editor = await makeUser(tenant, 'editor')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
})

async function make(user: TestUser, group_name: string, more: object = {}): Promise<number> {
  const row = await done(user, 'POST', 'user-groups', { tenant_id: user.tenant_id, group_name, ...more })
  return z.object({ group_id: z.int() }).parse(row).group_id
}
const join = (group_id: number, uid: number, user = owner, more: object = {}) =>
  call(user, 'POST', 'user-groups/members', { group_id, uid, ...more })

describe('groups', () => {
  it('are named once in a tenant, found by name and state, and sorted', async () => {
    const [a, b] = [await make(owner, 'Rowers 100%'), await make(owner, 'anglers', { is_enable: false, note: 'x' })]
    await make(stranger, 'Rowers 100%')
    const body = { tenant_id: owner.tenant_id, group_name: 'anglers' }
    expect((await call(owner, 'POST', 'user-groups', body)).status).toBe(409)
    expect((await call(owner, 'PATCH', `user-groups/${a}`, { group_name: 'anglers' })).status).toBe(409)
    const ids = async (query: string) => columnOf((await call(owner, 'GET', `user-groups?${query}`)).body, 'group_id')
    expect(await ids('sort_by=group_name')).toEqual([b, a])
    expect(await ids('search=0%25')).toEqual([a])
    expect(await ids('search=r_w')).toEqual([])
    expect(await ids('Is-Enable=false')).toEqual([b])
    expect(await ids('is-enable=true')).toEqual([a])
    expect((await call(owner, 'GET', `user-groups?Tenant-Id=${stranger.tenant_id}`)).status).toBe(404)
    expect((await call(owner, 'PATCH', `user-groups/${b}`, { note: '', is_enable: true })).body).toMatchObject({
      note: null,
      is_enable: true,
      group_name: 'anglers',
      m_uid: owner.id,
    })
  })

  it('count what depends on them before they go', async () => {
    const group = await make(owner, 'Leaving')
    await join(group, editor.id)
    await systemDb().tenantGroupRole.create({
      data: { tenant_id: owner.tenant_id, group_id: group, role_id: 'viewer' },
    })
    const refused = await call(owner, 'DELETE', `user-groups/${group}`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('1 member and 1 role')
    await systemDb().tenantGroupRole.deleteMany({ where: { group_id: group } })
    const ids = columnOf((await call(owner, 'GET', `user-groups/members?group-id=${group}`)).body, 'id')
    expect(await ask(owner, 'remove_user_group_members', { group_id: group, ids })).toEqual({ deleted_count: 1 })
    expect((await call(owner, 'DELETE', `user-groups/${group}`)).status).toBe(204)
    expect((await call(owner, 'DELETE', `user-groups/${await make(stranger, 'Foreign')}`)).status).toBe(404)
  })
})

describe('members', () => {
  it('join once, lead or not, and are found', async () => {
    const group = await make(owner, 'Crew')
    expect((await join(group, stranger.id)).status).toBe(404)
    const member = z.object({ id: z.int() }).parse((await join(group, editor.id)).body)
    expect((await join(group, editor.id)).status).toBe(409)
    await ask(owner, 'add_user_group_members', { group_id: group, uids: [owner.id, admin.id] })
    await expect(ask(owner, 'add_user_group_members', { group_id: group, uids: [admin.id] })).rejects.toThrow('Already')
    expect((await call(owner, 'PATCH', `user-groups/members/${member.id}`, { is_leader: true })).body).toMatchObject({
      uid: editor.id,
      is_leader: true,
    })
    const uids = async (query: string) =>
      columnOf((await call(owner, 'GET', `user-groups/members?group-id=${group}&${query}`)).body, 'uid')
    expect(await uids('Is-Leader=true')).toEqual([editor.id])
    expect(await uids('sort_by=username')).toEqual([admin.id, editor.id, owner.id])
    expect(await uids('search=admin-')).toEqual([admin.id])
    const candidates = await done(owner, 'GET', `user-groups/members/user-candidates?group-id=${group}`)
    expect(candidates).toEqual({ total_count: 0, users: [] })
    const found = await call(owner, 'GET', 'user-groups/user-search?search=editor-&sort_by=group_name')
    expect(rowsOf(found.body)).toMatchObject([{ group_id: group, group_name: 'Crew', uid: editor.id, is_leader: true }])
    expect((await call(owner, 'DELETE', `user-groups/members/${member.id}`)).status).toBe(204)
    expect(await uids('')).not.toContain(editor.id)
  })

  it('of a neighbour are not there', async () => {
    const group = await make(stranger, 'Theirs')
    const member = z.object({ id: z.int() }).parse((await join(group, stranger.id, stranger)).body)
    expect((await call(owner, 'GET', `user-groups/members?group-id=${group}`)).status).toBe(404)
    expect((await join(group, owner.id)).status).toBe(404)
    expect((await call(owner, 'PATCH', `user-groups/members/${member.id}`, { is_leader: true })).status).toBe(404)
    expect((await call(owner, 'DELETE', `user-groups/members/${member.id}`)).status).toBe(404)
    expect((await call(stranger, 'GET', `user-groups/members?group-id=${group}`)).body).toMatchObject([
      { is_leader: false },
    ])
  })

  it('are let in only by who may give the roles of the group', async () => {
    const group = await make(owner, 'Owners')
    await systemDb().tenantGroupRole.create({ data: { tenant_id: owner.tenant_id, group_id: group, role_id: 'owner' } })
    expect((await join(group, admin.id, admin)).status).toBe(403)
    await done(owner, 'PATCH', `user-groups/${group}`, { is_enable: false })
    expect((await call(admin, 'PATCH', `user-groups/${group}`, { is_enable: true })).status).toBe(403)
    const member = z.object({ id: z.int() }).parse((await join(group, editor.id)).body)
    expect((await call(admin, 'DELETE', `user-groups/members/${member.id}`)).status).toBe(403)
    await expect(ask(admin, 'remove_user_group_members', { group_id: group, ids: [member.id] })).rejects.toThrow(
      'cannot give',
    )
  })
})
