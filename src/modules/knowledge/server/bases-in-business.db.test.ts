import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rpcAs } from '@/api/testing/call-as'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { forgetActors } from '@/modules/identity/server'
import { systemDb } from '@/platform/db/system-db'
import { call, columnOf, done } from '../../tenancy/testing/caller'

let owner: TestUser
/** An editor in one business and nowhere else. */
let keeper: TestUser
/** A viewer there: reads and searches bases, changes none. */
let reader: TestUser
let stranger: TestUser
let here: number
let there: number

const Id = z.object({ id: z.uuid() })
const make = async (name: string, business_id: number) =>
  Id.parse(await done(owner, 'POST', 'knowledge_bases', { name, business_id })).id

/** A base with a document that is ready: the paths under it, and a chunk. */
async function filled(name: string, business_id: number) {
  const base = `knowledge_bases/${await make(name, business_id)}`
  const { id } = Id.parse(await done(owner, 'POST', `${base}/documents`, { name: 'n', text: 'A mill race' }))
  const document = `${base}/documents/${id}`
  await expect.poll(async () => (await done(owner, 'GET', document)).status, { timeout: 10_000 }).toBe('ready')
  const { items } = z.object({ items: z.array(Id) }).parse(await done(owner, 'GET', `${document}/chunks`))
  return { base, document, chunk: `${document}/chunks/${items[0]?.id}` }
}

beforeAll(async () => {
  const tenant_id = await makeTenant('bases of businesses')
  owner = await makeUser(tenant_id, 'owner')
  stranger = await makeUser(await makeTenant('another'), 'owner')
  const business = async (business_name: string) => {
    const { business_id } = await systemDb().business.create({ data: { tenant_id, business_name, business_level: 1 } })
    await systemDb().business.update({ where: { business_id }, data: { first_business_id: business_id } })
    return business_id
  }
  here = await business('Here')
  there = await business('There')
  const inBusiness = async (role_id: string) => {
    const user = await makeUser(tenant_id, 'viewer')
    await systemDb().tenantUserRole.deleteMany({ where: { uid: user.id } })
    await systemDb().businessUserRole.create({ data: { tenant_id, business_id: here, uid: user.id, role_id } })
    return user
  }
  keeper = await inBusiness('editor')
  reader = await inBusiness('viewer')
})

const upload = async (user: TestUser, base: string) => {
  const body = new FormData()
  body.append('file', new File(['The wheel turns'], 'wheel.txt', { type: 'text/plain' }))
  return (await callStudio(`/api/v1/${base}/documents/upload`, { key: user.api_key, method: 'POST', body })).status
}

/** Every operation on what a base has in it, those that read first; each by its status. */
async function reads(user: TestUser, { base, document }: Awaited<ReturnType<typeof filled>>) {
  const ways: [string, string, object?][] = [
    ['GET', base],
    ['GET', `${base}/documents`],
    ['GET', document],
    ['GET', `${document}/chunks`],
    ['POST', `${base}/search`, { query: 'mill' }],
  ]
  const statuses = []
  for (const [method, path, body] of ways) statuses.push((await call(user, method, path, body)).status)
  return statuses
}

async function changes(user: TestUser, { base, document, chunk }: Awaited<ReturnType<typeof filled>>) {
  const ways: [string, string, object?][] = [
    ['PATCH', base, { description: 'changed' }],
    ['PATCH', chunk, { enabled: false }],
    ['DELETE', chunk],
    ['POST', `${base}/documents`, { name: 'more', text: 'more' }],
    ['PATCH', document, { name: 'renamed' }],
    ['POST', `${document}/reindex`],
    ['POST', `${base}/reindex`],
    ['DELETE', document],
    ['DELETE', base],
  ]
  const statuses = [await upload(user, base)]
  for (const [method, path, body] of ways) statuses.push((await call(user, method, path, body)).status)
  return statuses
}

const all = (status: number, count: number) => Array.from({ length: count }, () => status)

describe('knowledge bases of a business', () => {
  it('are listed for those who hold the right there, with a total of their own', async () => {
    await make('Ours', here)
    await make('Theirs', there)
    await make('Common', 0)
    const seen = async (user: TestUser, search = '') => {
      const page = await done(user, 'GET', `knowledge_bases?search=${search}`)
      const names = columnOf(page.items, 'name').toSorted()
      expect(page.total).toBe(names.length)
      return names
    }
    expect(await seen(owner)).toEqual(['Common', 'Ours', 'Theirs'])
    expect(await seen(keeper)).toEqual(['Ours'])
    expect(await seen(reader)).toEqual(['Ours'])
    // A search does not widen what is seen.
    expect(await seen(reader, 'Theirs')).toEqual([])
    expect(await seen(stranger)).toEqual([])
  })

  it('are read and changed by those who hold the right there, with all that is in them', async () => {
    const ours = await filled('Read ours', here)
    const elsewhere = [await filled('Read theirs', there), await filled('Read common', 0)]
    expect(await reads(reader, ours)).toEqual(all(200, 5))
    expect(await changes(reader, ours)).toEqual(all(403, 10))
    expect(await reads(keeper, ours)).toEqual(all(200, 5))
    for (const other of elsewhere)
      for (const user of [keeper, stranger]) {
        expect(await reads(user, other)).toEqual(all(404, 5))
        expect(await changes(user, other)).toEqual(all(404, 10))
        expect(await reads(owner, other)).toEqual(all(200, 5))
      }
    expect(await changes(stranger, ours)).toEqual(all(404, 10))
    expect(await changes(keeper, ours)).toEqual([201, 200, 200, 204, 201, 200, 202, 202, 204, 204])
  })

  it('are changed where the right to change is held, not wherever they are seen', async () => {
    const both = await makeUser(owner.tenant_id, 'viewer')
    const place = { tenant_id: owner.tenant_id, business_id: here, uid: both.id, role_id: 'editor' }
    await systemDb().businessUserRole.create({ data: place })
    const other = await filled('Seen only', there)
    expect(await reads(both, other)).toEqual(all(200, 5))
    expect(await changes(both, other)).toEqual(all(404, 10))
    expect(await reads(owner, other)).toEqual(all(200, 5))
  })

  it('are made and put only where one may make them', async () => {
    const create = (user: TestUser, name: string, business_id?: number) =>
      call(user, 'POST', 'knowledge_bases', { name, business_id })
    expect((await create(keeper, 'Nowhere')).status).toBe(403)
    expect((await create(keeper, 'Over there', there)).status).toBe(403)
    expect((await create(reader, 'Read', here)).status).toBe(403)
    expect((await create(owner, 'Lost', 2_000_000_000)).status).toBe(404)
    expect((await create(stranger, 'Lost', here)).status).toBe(404)
    const made = await create(keeper, 'Made', here)
    expect(made.status).toBe(201)
    const { id } = Id.parse(made.body)
    const move = async (user: TestUser, business_id: number) =>
      (await rpcAs(user, 'knowledge.place_knowledge_base', { knowledge_base_id: id, business_id })).status
    expect(await move(keeper, there)).toBe(403)
    expect(await move(keeper, 0)).toBe(403)
    expect(await move(stranger, 0)).toBe(404)
    expect(await move(owner, 0)).toBe(200)
    expect(await move(keeper, here)).toBe(404)
    expect(await systemDb().knowledgeBase.findUnique({ where: { id } })).toMatchObject({ business_id: 0 })
  })

  it('stand in the way of deleting the business, and are listed there for those who see them', async () => {
    await make('Anchor', there)
    await make('Buoy', here)
    // Sees every business, and bases in one.
    const { tenant_id } = owner
    const role_id = randomUUID()
    await systemDb().role.create({ data: { role_id, tenant_id, role_name: 'Surveyor' } })
    await systemDb().rolePriv.create({ data: { tenant_id, role_id, module_id: 'business', priv_id: 'read' } })
    await systemDb().tenantUserRole.create({ data: { tenant_id, uid: keeper.id, role_id } })
    const listed = async (user: TestUser, business: number) =>
      columnOf((await call(user, 'GET', `business/${business}/resources?resource-type=knowledge_base`)).body, 'name')
    forgetActors()
    expect(await listed(owner, there)).toContain('Anchor')
    expect(await listed(keeper, here)).toContain('Buoy')
    expect(await listed(keeper, there)).toEqual([])
    expect((await call(owner, 'DELETE', `business/${there}`)).text).toMatch(/\d knowledge bases?/)
  })

  it('are explained by the rule that requests meet', async () => {
    const id = await make('Explained', here)
    const explain = async (user: TestUser, privilege: string, object_id: string) => {
      const object = { kind: 'knowledge_base', id: object_id }
      const { text } = await rpcAs(owner, 'access.explain_access', { uid: user.id, privilege, object })
      return z.object({ allowed: z.boolean() }).parse(JSON.parse(text)).allowed
    }
    expect(await explain(keeper, 'knowledge:modify', id)).toBe(true)
    expect(await explain(reader, 'knowledge:read', id)).toBe(true)
    expect(await explain(reader, 'knowledge:modify', id)).toBe(false)
    expect(await explain(keeper, 'knowledge:modify', await make('Explained too', there))).toBe(false)
    expect(await explain(owner, 'knowledge:modify', id)).toBe(true)
  })
})
