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
  const tenant = await makeTenant('orgs')
  owner = await makeUser(tenant, 'owner')
  admin = await makeUser(tenant, 'admin')
  editor = await makeUser(tenant, 'editor')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
})

let named = 0
async function make(user: TestUser, parent_org_id: number | null = null, more: object = {}): Promise<number> {
  named += 1
  const body = { tenant_id: user.tenant_id, org_name: `Org ${named}`, parent_org_id, ...more }
  return z.object({ org_id: z.int() }).parse(await done(user, 'POST', 'orgs', body)).org_id
}
/** Orgs one under the other, from the top. */
async function chain(length: number): Promise<number[]> {
  const ids: number[] = []
  while (ids.length < length) ids.push(await make(owner, ids.at(-1) ?? null))
  return ids
}
const read = async (id: number) => rowsOf((await call(owner, 'GET', 'orgs')).body).find((row) => row.org_id === id)
const move = (org_id: number, parent_org_id: number, user = owner) => ask(user, 'move_org', { org_id, parent_org_id })
const join = (org_id: number, uids: number[], user = owner, more: object = {}) =>
  call(user, 'POST', 'orgs/members', {
    tenant_id: user.tenant_id,
    org_id,
    uids,
    position: 'Miller',
    job: 'Grinding',
    ...more,
  })

describe('the tree', () => {
  it('has six levels, each org with its way down', async () => {
    const ids = await chain(6)
    expect(await read(ids[5] ?? 0)).toMatchObject({
      org_level: 6,
      one_org_id: ids[0],
      two_org_id: ids[1],
      three_org_id: ids[2],
      four_org_id: ids[3],
      five_org_id: ids[4],
      six_org_id: ids[5],
      parent_org_id: ids[4],
      org_code: null,
    })
    expect(await read(ids[0] ?? 0)).toMatchObject({
      org_level: 1,
      one_org_id: ids[0],
      two_org_id: 0,
      parent_org_id: null,
    })
    const body = { tenant_id: owner.tenant_id, org_name: 'Too deep', parent_org_id: ids[5] }
    const refused = await call(owner, 'POST', 'orgs', body)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('level 7')
    const tree = rowsOf((await call(owner, 'GET', 'orgs/tree')).body).find((row) => row.org_id === ids[0])
    expect(tree).toMatchObject({ children: [{ org_id: ids[1], children: [{ org_id: ids[2] }] }] })
  })

  it('keeps names apart under one org, and codes in the tenant', async () => {
    const [a, b] = [await make(owner), await make(owner)]
    const add = (parent_org_id: number, more: object) =>
      call(owner, 'POST', 'orgs', { tenant_id: owner.tenant_id, org_name: 'Sales', parent_org_id, ...more })
    expect((await add(a, { org_code: 'S-1' })).status).toBe(201)
    expect((await add(a, {})).text).toContain('named')
    expect((await add(b, { org_code: 'S-1' })).text).toContain('code')
    const other = z.object({ org_id: z.int() }).parse((await add(b, { org_code: 'S-2' })).body).org_id
    expect((await call(owner, 'PATCH', `orgs/${other}`, { org_code: 'S-1' })).status).toBe(409)
    expect(
      (await call(owner, 'PATCH', `orgs/${other}`, { org_code: '', note: 'x', org_name: null })).body,
    ).toMatchObject({
      org_code: null,
      note: 'x',
      org_name: 'Sales',
      m_uid: owner.id,
    })
  })

  it('is the tenant’s own', async () => {
    const foreign = await make(stranger)
    const body = { tenant_id: owner.tenant_id, org_name: 'X', parent_org_id: foreign }
    expect((await call(owner, 'POST', 'orgs', body)).status).toBe(404)
    expect((await call(owner, 'PATCH', `orgs/${foreign}`, { org_name: 'X' })).status).toBe(404)
    expect((await call(owner, 'PATCH', `orgs/${foreign}?Tenant-Id=${stranger.tenant_id}`, {})).status).toBe(404)
    expect((await call(owner, 'DELETE', `orgs/${foreign}`)).status).toBe(404)
    await expect(move(foreign, 0)).rejects.toThrow('not found')
    await expect(move(await make(owner), foreign)).rejects.toThrow('not found')
    expect(columnOf((await call(owner, 'GET', 'orgs')).body, 'org_id')).not.toContain(foreign)
  })

  it('opens to an owner of the installation in every tenant, but in none that is not there', async () => {
    const root = await makeUser(owner.tenant_id, 'viewer')
    await systemDb().user.update({ where: { id: root.id }, data: { is_superuser: true } })
    const add = (tenant_id: string) => call(root, 'POST', 'orgs', { tenant_id, org_name: 'From above' })
    expect((await add(stranger.tenant_id)).body).toMatchObject({ tenant_id: stranger.tenant_id })
    expect((await add('00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})

describe('moves', () => {
  it('take the whole tree along, up and down', async () => {
    const [top = 0, moved = 0, below = 0, leaf = 0] = await chain(4)
    const [other = 0, deeper = 0] = await chain(2)
    expect(await move(moved, deeper)).toMatchObject({ org_level: 3, parent_org_id: deeper })
    expect(await read(leaf)).toMatchObject({
      org_level: 5,
      one_org_id: other,
      two_org_id: deeper,
      three_org_id: moved,
      four_org_id: below,
      five_org_id: leaf,
      six_org_id: 0,
      parent_org_id: below,
    })
    expect(await move(moved, 0)).toMatchObject({ org_level: 1, one_org_id: moved, two_org_id: 0, parent_org_id: null })
    expect(await read(leaf)).toMatchObject({
      org_level: 3,
      one_org_id: moved,
      two_org_id: below,
      three_org_id: leaf,
      four_org_id: 0,
      five_org_id: 0,
    })
    await move(moved, top)
    expect(await read(leaf)).toMatchObject({ org_level: 4, one_org_id: top, four_org_id: leaf })
  })

  it('stop before themselves, before a seventh level and before a taken name', async () => {
    const [top = 0, middle = 0, leaf = 0] = await chain(3)
    await expect(move(top, leaf)).rejects.toThrow('which is below it')
    await expect(move(top, top)).rejects.toThrow('under itself')
    const deep = await chain(4)
    await expect(move(top, deep[3] ?? 0)).rejects.toThrow('with the 2 levels below it')
    const twin = z.object({ org_name: z.string() }).parse(await read(middle)).org_name
    await make(owner, deep[0] ?? 0, { org_name: twin })
    await expect(move(middle, deep[0] ?? 0)).rejects.toThrow('named')
    expect(await read(leaf)).toMatchObject({ one_org_id: top, two_org_id: middle, three_org_id: leaf })
  })

  it('at the same time leave a whole tree', async () => {
    const [a = 0, b = 0] = await Promise.all([make(owner), make(owner)])
    // One of the two wins; the other would close a circle.
    const ends = await Promise.allSettled([move(a, b), move(b, a)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('members', () => {
  it('are added together or not at all, changed, sorted and searched', async () => {
    const org = await make(owner)
    expect((await join(org, [editor.id, stranger.id])).status).toBe(404)
    expect((await join(org, [])).status).toBe(422)
    const added = await join(org, [editor.id, admin.id, editor.id], owner, { is_leader: true })
    expect(rowsOf(added.body)).toHaveLength(2)
    expect((await join(org, [owner.id, admin.id])).status).toBe(409)
    const list = async (query: string) => rowsOf((await call(owner, 'GET', `orgs/members?org-id=${org}&${query}`)).body)
    expect((await list('sort_by=username')).map((row) => row.uid)).toEqual([admin.id, editor.id])
    expect((await list('search=EDITOR-')).map((row) => row.uid)).toEqual([editor.id])
    expect(await list('search=_')).toEqual([])
    const member = (await list('search=admin-'))[0]
    expect(
      (await call(owner, 'PATCH', `orgs/members/${member?.id}`, { position: 'Warden', is_leader: false })).body,
    ).toMatchObject({ position: 'Warden', job: 'Grinding', is_leader: false, m_uid: owner.id })
    expect((await list('sort_by=is_leader&sort_order=desc')).map((row) => row.uid)).toEqual([editor.id, admin.id])
    const candidates = await done(owner, 'GET', `orgs/members/user-candidates?org-id=${org}`)
    expect(columnOf(candidates.users, 'id')).not.toContain(editor.id)
    expect(columnOf(candidates.users, 'id')).toContain(owner.id)
    const found = await call(owner, 'GET', 'orgs/user-search?search=editor-&sort_by=org_level')
    expect(rowsOf(found.body)).toContainEqual(expect.objectContaining({ uid: editor.id, org_id: org, org_level: 1 }))
    expect((await call(owner, 'DELETE', `orgs/members/${member?.id}`)).status).toBe(204)
    expect((await call(owner, 'DELETE', `orgs/members/${member?.id}`)).status).toBe(404)
  })

  it('of a neighbour are not there', async () => {
    const org = await make(stranger)
    const [member] = rowsOf((await join(org, [stranger.id], stranger)).body)
    expect((await call(owner, 'GET', `orgs/members?org-id=${org}`)).status).toBe(404)
    expect((await call(owner, 'PATCH', `orgs/members/${member?.id}`, { job: 'X' })).status).toBe(404)
    expect((await call(owner, 'DELETE', `orgs/members/${member?.id}`)).status).toBe(404)
    expect((await join(org, [owner.id])).status).toBe(404)
    const own = await make(owner)
    await expect(ask(owner, 'remove_org_members', { org_id: own, ids: [member?.id] })).rejects.toThrow('not found')
    expect((await call(stranger, 'GET', `orgs/members?org-id=${org}`)).body).toMatchObject([{ job: 'Grinding' }])
  })

  it('are let in only by who may give the roles of the org and of those above it', async () => {
    const [top = 0, below = 0] = await chain(2)
    await systemDb().tenantOrgRole.create({ data: { tenant_id: owner.tenant_id, org_id: top, role_id: 'owner' } })
    expect((await join(below, [admin.id], admin)).status).toBe(403)
    const own = await make(admin)
    await join(own, [admin.id], admin)
    await expect(move(own, below, admin)).rejects.toThrow('cannot give')
    await done(owner, 'PATCH', `orgs/${below}`, { is_enable: false })
    expect((await call(admin, 'PATCH', `orgs/${below}`, { is_enable: true })).status).toBe(403)
    const [member] = rowsOf((await join(below, [editor.id])).body)
    expect((await call(admin, 'DELETE', `orgs/members/${member?.id}`)).status).toBe(403)
    await expect(move(below, 0, admin)).rejects.toThrow('cannot give')
  })
})

describe('deletion', () => {
  it('says what depends on the org', async () => {
    const [top = 0, below = 0] = await chain(2)
    await join(top, [editor.id, admin.id])
    await systemDb().tenantOrgRole.create({ data: { tenant_id: owner.tenant_id, org_id: top, role_id: 'viewer' } })
    const refused = await call(owner, 'DELETE', `orgs/${top}`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('1 org below it, 2 members and 1 role that is bound to it')
    expect((await call(owner, 'DELETE', `orgs/${below}`)).status).toBe(204)
    await systemDb().tenantOrgRole.deleteMany({ where: { org_id: top } })
    const ids = columnOf((await call(owner, 'GET', `orgs/members?org-id=${top}`)).body, 'id')
    expect(await ask(owner, 'remove_org_members', { org_id: top, ids })).toEqual({ deleted_count: 2 })
    expect((await call(owner, 'DELETE', `orgs/${top}`)).status).toBe(204)
    expect(await read(top)).toBeUndefined()
  })
})
