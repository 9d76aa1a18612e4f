import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rpc } from '@/api/testing/call-as'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { call, columnOf, done, rowsOf } from '@/modules/tenancy/testing/caller'
import { systemDb } from '@/platform/db/system-db'

let tenant_id: string
let owner: TestUser
let admin: TestUser
let viewer: TestUser
let stranger: TestUser
let installer: TestUser

beforeAll(async () => {
  tenant_id = await makeTenant('governed')
  owner = await makeUser(tenant_id, 'owner')
  admin = await makeUser(tenant_id, 'admin')
  viewer = await makeUser(tenant_id, 'viewer')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
  installer = await makeUser(await makeTenant('house'), 'owner')
  await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
})

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: unknown) => z.object({ cause: z.object({ code: z.string() }) }).parse(error).cause.code,
  )
const flowsOf = async (user: TestUser) =>
  (await callStudio('/api/v1/flows/?get_all=true', { key: user.api_key })).status
const bind = (by: TestUser, uid: number, role_id: string, at = tenant_id) =>
  call(by, 'POST', 'tenants/user-roles', { tenant_id: at, role_id, uid })

describe('a role of the tenant’s own', () => {
  it('counts from the next request on, and no longer once it is taken away (threat 11)', async () => {
    const person = await makeUser(tenant_id, 'viewer')
    await systemDb().tenantUserRole.deleteMany({ where: { uid: person.id } })
    expect(await flowsOf(person)).toBe(403)
    await done(owner, 'POST', 'permission/roles', { role_id: 'reader', role_name: 'Reader' })
    const { id } = await done(owner, 'POST', 'tenants/user-roles', { tenant_id, role_id: 'reader', uid: person.id })
    expect(await flowsOf(person)).toBe(403)
    await done(owner, 'POST', 'permission/roles/reader/privs', { module_id: 'flow', priv_id: 'read' })
    expect(await flowsOf(person)).toBe(200)
    expect((await call(owner, 'DELETE', 'permission/roles/reader')).text).toContain('1 users')
    expect((await call(owner, 'DELETE', 'permission/roles/reader/privs/flow/read')).status).toBe(204)
    expect(await flowsOf(person)).toBe(403)
    expect((await call(owner, 'DELETE', `tenants/user-roles/${id}`)).status).toBe(204)
    expect((await call(owner, 'DELETE', `tenants/user-roles/${id}`)).status).toBe(404)
    expect((await call(owner, 'DELETE', 'permission/roles/reader')).status).toBe(204)
  })

  it('reaches members of groups, and of orgs from above, while these are enabled', async () => {
    const person = await makeUser(tenant_id, 'viewer')
    await systemDb().tenantUserRole.deleteMany({ where: { uid: person.id } })
    const { group_id } = await done(owner, 'POST', 'user-groups', { tenant_id, group_name: 'Readers' })
    await done(owner, 'POST', 'tenants/group-roles', { tenant_id, role_id: 'viewer', group_name: 'Readers' })
    await done(owner, 'POST', 'user-groups/members', { group_id, uid: person.id })
    expect(await flowsOf(person)).toBe(200)
    await done(owner, 'PATCH', `user-groups/${group_id}`, { is_enable: false })
    expect(await flowsOf(person)).toBe(403)
    const top = await done(owner, 'POST', 'orgs', { tenant_id, org_name: 'Head office' })
    const below = await done(owner, 'POST', 'orgs', { tenant_id, org_name: 'Branch', parent_org_id: top.org_id })
    await done(owner, 'POST', 'tenants/org-roles', { tenant_id, role_id: 'member', org_id: top.org_id })
    await call(owner, 'POST', 'orgs/members', {
      tenant_id,
      org_id: below.org_id,
      uids: [person.id],
      position: 'Clerk',
      job: 'Reading',
    })
    expect(await flowsOf(person)).toBe(200)
    await done(owner, 'PATCH', `orgs/${top.org_id}`, { is_enable: false })
    expect(await flowsOf(person)).toBe(403)
  })

  it('cannot hold rights over the installation, nor more than its maker holds', async () => {
    await done(admin, 'POST', 'permission/roles', { role_id: 'climber', role_name: 'Climber' })
    const put = (by: TestUser, module_id: string, priv_id: string) =>
      call(by, 'POST', 'permission/roles/climber/privs', { module_id, priv_id })
    expect((await put(owner, 'user', 'modify')).status).toBe(403)
    expect((await put(installer, 'user', 'modify')).status).toBe(404)
    expect((await put(admin, 'tenant', 'modify')).status).toBe(403)
    expect((await put(admin, 'flow', 'read')).status).toBe(201)
    expect((await put(admin, 'flow', 'read')).status).toBe(409)
    expect((await put(admin, 'flow', 'fold')).status).toBe(404)
  })

  it('is not one of those that come with the product', async () => {
    for (const [method, path, body] of [
      ['POST', 'permission/roles', { role_id: 'viewer', role_name: 'Mine' }],
      ['PATCH', 'permission/roles/viewer', { role_name: 'Mine' }],
      ['DELETE', 'permission/roles/viewer', undefined],
      ['POST', 'permission/roles/viewer/privs', { module_id: 'flow', priv_id: 'delete' }],
      ['DELETE', 'permission/roles/viewer/privs/flow/read', undefined],
      ['PATCH', 'permission/modules/flow/privs/read', { priv_name: 'x' }],
      ['DELETE', 'permission/modules/flow/privs/read', undefined],
      ['POST', 'permission/modules/flow/privs', { priv_id: 'read', priv_name: 'x', is_sys_priv: false }],
    ] as const)
      expect((await call(owner, method, path, body)).status, path).toBe(409)
    expect(
      (await call(owner, 'POST', 'permission/roles', { role_id: 'x', role_name: 'x', is_sys_role: true })).status,
    ).toBe(403)
  })
})

describe('binding', () => {
  it('gives nothing that the binder does not hold, and takes nothing from those above', async () => {
    expect((await bind(admin, viewer.id, 'owner')).status).toBe(403)
    expect((await bind(admin, viewer.id, 'editor')).status).toBe(201)
    expect((await bind(admin, viewer.id, 'editor')).status).toBe(409)
    expect((await bind(viewer, viewer.id, 'admin')).status).toBe(403)
    expect((await bind(owner, stranger.id, 'viewer')).status).toBe(404)
    expect((await bind(owner, viewer.id, 'nobody')).status).toBe(404)
    expect((await bind(owner, viewer.id, 'viewer', stranger.tenant_id)).status).toBe(404)
    const rows = rowsOf((await call(owner, 'GET', 'tenants/user-roles?search=owner')).body)
    const mine = rows.find((row) => row.uid === owner.id && row.role_id === 'owner')
    expect((await call(admin, 'DELETE', `tenants/user-roles/${mine?.id}`)).status).toBe(403)
    // A tenant keeps an owner, whoever asks.
    expect((await call(owner, 'DELETE', `tenants/user-roles/${mine?.id}`)).status).toBe(409)
    expect((await call(installer, 'DELETE', `tenants/user-roles/${mine?.id}`)).status).toBe(409)
  })

  it('names exactly one, by id or by name', async () => {
    const post = (body: object) => call(owner, 'POST', 'tenants/user-roles', { tenant_id, role_id: 'member', ...body })
    expect((await post({})).status).toBe(422)
    expect((await post({ uid: viewer.id, username: 'viewer' })).status).toBe(422)
  })

  it('lists what was bound, sorted, and removes several at once', async () => {
    const person = await makeUser(tenant_id, 'viewer')
    await bind(owner, person.id, 'member')
    const list = await call(owner, 'GET', `tenants/user-roles?sort_by=role_id&sort_order=desc`)
    const mine = rowsOf(list.body).filter((row) => row.uid === person.id)
    expect(mine.map((row) => [row.role_id, row.role_name])).toEqual([
      ['viewer', 'Viewer'],
      ['member', 'Member'],
    ])
    expect(mine[0]).toMatchObject({ tenant_id, tenant_name: expect.stringContaining('governed') })
    const gone = await done(owner, 'POST', 'tenants/user-roles/batch-delete', {
      ids: [...columnOf(mine, 'id'), 2_000_000],
    })
    expect(gone).toEqual({ deleted_count: 2 })
  })

  it('by an owner of the installation lets people into any tenant', async () => {
    expect((await bind(installer, stranger.id, 'viewer')).status).toBe(201)
    const tenants = columnOf((await call(stranger, 'GET', 'tenants')).body, 'tenant_id')
    expect(tenants).toContain(tenant_id)
  })
})

describe('tenants', () => {
  it('are made, switched off and erased by owners of the installation only', async () => {
    expect((await call(owner, 'POST', 'tenants', { tenant_name: 'Mine' })).status).toBe(403)
    const { tenant_id: made } = await done(installer, 'POST', 'tenants', {
      tenant_name: 'Short-lived',
      note: 'for a test',
    })
    expect((await call(installer, 'POST', 'tenants', { tenant_name: 'Short-lived' })).status).toBe(409)
    const person = await makeUser(z.string().parse(made), 'editor')
    const flow = await done(person, 'POST', 'flows/', { name: 'Kept' })
    expect((await call(installer, 'DELETE', `tenants/${made}`)).status).toBe(409)
    expect((await call(owner, 'GET', `tenants/${made}`)).status).toBe(404)
    expect((await call(owner, 'PATCH', `tenants/${made}`, { note: 'x' })).status).toBe(404)
    await done(installer, 'PATCH', `tenants/${made}`, { is_active: false })
    expect(await flowsOf(person)).toBe(401)
    await done(installer, 'PATCH', `tenants/${made}`, { is_active: true })
    expect((await call(person, 'GET', `flows/${flow.id}`)).status).toBe(200)
    await done(installer, 'PATCH', `tenants/${made}`, { is_active: false })
    expect((await call(installer, 'DELETE', `tenants/${made}`)).status).toBe(204)
    expect(await systemDb().flow.count({ where: { tenant_id: z.string().parse(made) } })).toBe(0)
    expect((await call(installer, 'GET', `tenants/${made}`)).status).toBe(404)
  })

  it('are renamed by their owners, who do not switch them off', async () => {
    expect((await call(owner, 'PATCH', `tenants/${tenant_id}`, { note: 'ours' })).status).toBe(200)
    expect((await call(admin, 'PATCH', `tenants/${tenant_id}`, { note: 'mine' })).status).toBe(403)
    expect((await call(owner, 'PATCH', `tenants/${tenant_id}`, { is_active: false })).status).toBe(403)
    expect((await call(owner, 'PATCH', `tenants/${tenant_id}`, { is_sys: true })).status).toBe(403)
  })

  it('keep a person who is taken out out, with their keys', async () => {
    const person = await makeUser(tenant_id, 'member')
    expect(await flowsOf(person)).toBe(200)
    await rpc(owner, 'tenancy.remove_member', { uid: person.id })
    expect(await flowsOf(person)).toBe(401)
    expect(await refused(rpc(owner, 'tenancy.remove_member', { uid: person.id }))).toBe('not_found')
    expect(await refused(rpc(owner, 'tenancy.remove_member', { uid: owner.id }))).toBe('conflict')
    expect(await refused(rpc(admin, 'tenancy.remove_member', { uid: owner.id }))).toBe('forbidden')
  })
})

describe('why', () => {
  const Answer = z.looseObject({
    allowed: z.boolean(),
    because: z.string(),
    ways: z.array(
      z.looseObject({ via: z.string(), role_id: z.string().nullable(), grants: z.boolean(), counts: z.boolean() }),
    ),
    without: z.looseObject({ allowed: z.boolean() }).nullable(),
  })
  const explain = async (input: object) => Answer.parse(await rpc(owner, 'access.explain_access', input))

  it('tells the roles that let somebody do something, and what would be without one of them', async () => {
    const person = await makeUser(tenant_id, 'member')
    await bind(owner, person.id, 'viewer')
    const read = await explain({ uid: person.id, privilege: 'flow:read', without_role: 'member' })
    expect(read).toMatchObject({ allowed: true, without: { allowed: true } })
    expect(read.ways.map(({ role_id, grants }) => [role_id, grants])).toEqual(
      expect.arrayContaining([
        ['member', true],
        ['viewer', true],
      ]),
    )
    const run = await explain({ uid: person.id, privilege: 'flow:run', without_role: 'member' })
    expect(run).toMatchObject({ allowed: true, without: { allowed: false } })
    expect(await explain({ uid: person.id, privilege: 'variable:delete' })).toMatchObject({
      allowed: false,
      without: null,
    })
    expect(
      await refused(rpc(owner, 'access.explain_access', { uid: stranger.id + 10_000, privilege: 'flow:read' })),
    ).toBe('not_found')
  })

  it('says of a flow what the request itself meets', async () => {
    const person = await makeUser(tenant_id, 'editor')
    const { business_id } = await done(owner, 'POST', 'business', {
      tenant_id,
      business_name: 'Retail',
      business_level: 1,
    })
    const below = await done(owner, 'POST', 'business', {
      tenant_id,
      business_name: 'Shops',
      business_level: 2,
      first_business_id: business_id,
    })
    await call(owner, 'PUT', `business/${business_id}/user-roles`, { uid: person.id, role_ids: ['editor'] })
    const shapes = [
      { access_type: 'PRIVATE' },
      { access_type: 'RESTRICTED' },
      { access_type: 'PUBLIC' },
      { access_type: 'PRIVATE', business_id },
      { access_type: 'RESTRICTED', business_id },
      { access_type: 'RESTRICTED', business_id: below.business_id },
      { access_type: 'RESTRICTED', business_id: below.business_id, is_self: true },
      { access_type: 'PUBLIC', business_id: below.business_id, is_self: true },
    ]
    const outcomes: boolean[][] = []
    for (const shape of shapes) {
      const flow = await done(owner, 'POST', 'flows/', { name: `Flow ${JSON.stringify(shape)}`, ...shape })
      const object = { kind: 'flow', id: flow.id }
      const row: boolean[] = []
      for (const [privilege, request] of [
        ['flow:read', () => call(person, 'GET', `flows/${flow.id}`)],
        ['flow:modify', () => call(person, 'PATCH', `flows/${flow.id}`, { description: 'changed' })],
        ['flow:run', () => call(person, 'POST', `run/${flow.id}`, { input_value: 'x' })],
      ] as const) {
        const said = (await explain({ uid: person.id, privilege, object })).allowed
        const { status } = await request()
        expect([403, 404].includes(status), `${privilege} ${JSON.stringify(shape)} → ${status}`).toBe(!said)
        row.push(said)
      }
      outcomes.push(row)
    }
    expect(outcomes).toEqual([
      [false, false, false],
      [true, false, true],
      [true, false, true],
      [false, false, false],
      [true, true, true],
      [true, true, true],
      [false, false, false],
      [true, false, true],
    ])
  })
})

describe('a stream', () => {
  it('ends within five seconds for a reader who loses the right (threat 38)', async () => {
    const person = await makeUser(tenant_id, 'viewer')
    await done(installer, 'PATCH', `users/${person.id}`, { is_superuser: true })
    const answer = await callStudio('/logs-stream', { key: person.api_key })
    expect(answer.status).toBe(200)
    const reader = answer.body?.getReader()
    const ended = (async () => {
      for (;;) if ((await reader?.read())?.done !== false) return 'closed'
    })().catch(() => 'broken off')
    await done(installer, 'PATCH', `users/${person.id}`, { is_superuser: false })
    const patience = new Promise((resolve) => setTimeout(resolve, 5_000, 'still open'))
    expect(await Promise.race([ended, patience])).not.toBe('still open')
  }, 10_000)
})
