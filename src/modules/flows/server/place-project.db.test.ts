import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rpcAs } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { call, columnOf, done } from '../../tenancy/testing/caller'

let owner: TestUser
/** Edits in the upper business alone, so in the one below it too. */
let editor: TestUser
let viewer: TestUser
/** Edits in the whole tenant. */
let other: TestUser
let stranger: TestUser
let upper: number
let lower: number
let elsewhere: number

const Id = z.object({ id: z.uuid() })
const newProject = async (user: TestUser, name: string) => Id.parse(await done(user, 'POST', 'projects/', { name })).id
const place = async (user: TestUser, project_id: string, business_id: number) =>
  (await rpcAs(user, 'flows.place_project', { project_id, business_id })).status

async function business(tenant_id: string, business_name: string, above?: number): Promise<number> {
  const { business_id } = await systemDb().business.create({
    data: {
      tenant_id,
      business_name,
      business_level: above ? 2 : 1,
      parent_business_id: above ?? 0,
    },
  })
  const path = above
    ? { first_business_id: above, second_business_id: business_id }
    : { first_business_id: business_id }
  await systemDb().business.update({ where: { business_id }, data: path })
  return business_id
}

async function inBusiness(business_id: number, role_id: string): Promise<TestUser> {
  const user = await makeUser(owner.tenant_id, 'viewer')
  await systemDb().tenantUserRole.deleteMany({ where: { uid: user.id } })
  await systemDb().businessUserRole.create({
    data: { tenant_id: owner.tenant_id, business_id, uid: user.id, role_id },
  })
  return user
}

beforeAll(async () => {
  const tenant_id = await makeTenant('placed projects')
  owner = await makeUser(tenant_id, 'owner')
  other = await makeUser(tenant_id, 'editor')
  stranger = await makeUser(await makeTenant('placed elsewhere'), 'owner')
  upper = await business(tenant_id, 'Upper')
  lower = await business(tenant_id, 'Lower', upper)
  elsewhere = await business(tenant_id, 'Elsewhere')
  editor = await inBusiness(upper, 'editor')
  viewer = await inBusiness(upper, 'viewer')
})

describe('a project of a business', () => {
  it('is seen, changed and deleted by those who hold these rights over flows there', async () => {
    const id = await newProject(owner, 'Ours')
    const reads = () =>
      Promise.all([editor, viewer, other].map(async (user) => (await call(user, 'GET', `projects/${id}`)).status))
    expect(await reads()).toEqual([404, 404, 404])
    expect(await place(owner, id, lower)).toBe(200)
    expect(await reads()).toEqual([200, 200, 404])
    expect(columnOf((await call(viewer, 'GET', 'projects/')).body, 'id')).toContain(id)
    expect((await call(viewer, 'PATCH', `projects/${id}`, { name: 'No' })).status).toBe(403)
    expect((await call(editor, 'PATCH', `projects/${id}`, { name: 'Changed' })).status).toBe(200)
    const flow = await done(editor, 'POST', 'flows/', { name: 'Inside', project_id: id, business_id: lower })
    expect(flow.project_id).toBe(id)
    expect((await call(other, 'DELETE', `projects/${id}`)).status).toBe(404)
    expect((await call(editor, 'DELETE', `projects/${id}`)).status).toBe(204)
  })

  it('is put only where one may make such things, and by those who may change it', async () => {
    const id = await newProject(owner, 'Wandering')
    expect(await place(stranger, id, 0)).toBe(404)
    expect(await place(other, id, upper)).toBe(404)
    expect(await place(owner, id, await business(stranger.tenant_id, 'Foreign'))).toBe(404)
    expect(await place(owner, id, upper)).toBe(200)
    expect(await place(viewer, id, lower)).toBe(403)
    expect(await place(editor, id, elsewhere)).toBe(403)
    expect(await place(editor, id, 0)).toBe(403)
    expect(await place(editor, id, lower)).toBe(200)
    expect(await systemDb().project.findUnique({ where: { id } })).toMatchObject({ business_id: lower })
  })

  it('leaves the default one to its owner', async () => {
    const home = await done(owner, 'POST', 'flows/', { name: 'At home' })
    const id = z.uuid().parse(home.project_id)
    expect(await place(owner, id, upper)).toBe(409)
  })

  it('stands in the way of deleting the business, and is listed there', async () => {
    const id = await newProject(owner, 'Anchor')
    expect(await place(owner, id, elsewhere)).toBe(200)
    const listed = await call(owner, 'GET', `business/${elsewhere}/resources?resource-type=project`)
    expect(columnOf(listed.body, 'name')).toEqual(['Anchor'])
    expect((await call(owner, 'DELETE', `business/${elsewhere}`)).text).toContain('1 project')
  })

  it('is explained by the rule that requests meet', async () => {
    const id = await newProject(owner, 'Explained')
    await place(owner, id, lower)
    const explain = async (user: TestUser, privilege: string) => {
      const object = { kind: 'project', id }
      const { text } = await rpcAs(owner, 'access.explain_access', { uid: user.id, privilege, object })
      const { allowed, ways } = z
        .object({ allowed: z.boolean(), ways: z.array(z.object({ counts: z.boolean() })) })
        .parse(JSON.parse(text))
      return [allowed, ways.some((way) => way.counts)]
    }
    expect(await explain(editor, 'flow:modify')).toEqual([true, true])
    expect(await explain(viewer, 'flow:modify')).toEqual([false, false])
    expect(await explain(other, 'flow:modify')).toEqual([false, true])
    expect(await explain(editor, 'variable:read')).toEqual([false, true])
  })
})
