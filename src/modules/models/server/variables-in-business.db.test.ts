import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rpcAs } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { call, columnOf, done } from '../../tenancy/testing/caller'

let owner: TestUser
/** An admin in one business and nowhere else. */
let keeper: TestUser
/** An editor there: reads variables, changes none. */
let reader: TestUser
let here: number
let there: number

const Id = z.object({ id: z.uuid() })
const make = async (name: string, business_id: number) =>
  Id.parse(await done(owner, 'POST', 'variables/', { name, value: 'v', type: 'Generic', business_id })).id

beforeAll(async () => {
  const tenant_id = await makeTenant('placed variables')
  owner = await makeUser(tenant_id, 'owner')
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
  keeper = await inBusiness('admin')
  reader = await inBusiness('editor')
})

describe('variables of a business', () => {
  it('are seen and changed by those who hold the right there', async () => {
    const ours = await make('OURS', here)
    const theirs = await make('THEIRS', there)
    const common = await make('COMMON', 0)
    const seen = async (user: TestUser) => columnOf((await call(user, 'GET', 'variables/')).body, 'name')
    expect(await seen(owner)).toEqual(['COMMON', 'OURS', 'THEIRS'])
    expect(await seen(keeper)).toEqual(['OURS'])
    expect(await seen(reader)).toEqual(['OURS'])
    const patch = (user: TestUser, id: string, body: object) => call(user, 'PATCH', `variables/${id}`, body)
    expect((await patch(reader, ours, { value: 'x' })).status).toBe(403)
    expect((await patch(keeper, ours, { value: 'x' })).status).toBe(200)
    for (const id of [theirs, common]) {
      expect((await patch(keeper, id, { value: 'x' })).status).toBe(404)
      expect((await call(keeper, 'DELETE', `variables/${id}`)).status).toBe(404)
    }
    expect(await seen(owner)).toEqual(['COMMON', 'OURS', 'THEIRS'])
  })

  it('are made and put only where one may make them', async () => {
    const create = (user: TestUser, name: string, business_id?: number) =>
      call(user, 'POST', 'variables/', { name, value: 'v', business_id })
    expect((await create(keeper, 'NOWHERE')).status).toBe(403)
    expect((await create(keeper, 'OVER_THERE', there)).status).toBe(403)
    expect((await create(owner, 'LOST', 2_000_000_000)).status).toBe(404)
    const made = await create(keeper, 'MADE', here)
    expect(made.status).toBe(201)
    const { id } = Id.parse(made.body)
    const move = async (user: TestUser, business_id: number) =>
      (await call(user, 'PATCH', `variables/${id}`, { business_id })).status
    expect(await move(keeper, there)).toBe(403)
    expect(await move(keeper, 0)).toBe(403)
    expect(await move(owner, 0)).toBe(200)
    expect(await move(keeper, here)).toBe(404)
    expect(await systemDb().variable.findUnique({ where: { id } })).toMatchObject({ business_id: 0 })
  })

  it('stand in the way of deleting the business, and are listed there', async () => {
    await make('ANCHOR', there)
    const listed = await call(owner, 'GET', `business/${there}/resources?resource-type=variable`)
    expect(columnOf(listed.body, 'name')).toContain('ANCHOR')
    expect((await call(owner, 'DELETE', `business/${there}`)).text).toMatch(/\d variables?/)
  })

  it('are explained by the rule that requests meet', async () => {
    const id = await make('EXPLAINED', here)
    const explain = async (user: TestUser, privilege: string, object_id: string) => {
      const object = { kind: 'variable', id: object_id }
      const { text } = await rpcAs(owner, 'access.explain_access', { uid: user.id, privilege, object })
      return z.object({ allowed: z.boolean() }).parse(JSON.parse(text)).allowed
    }
    expect(await explain(keeper, 'variable:modify', id)).toBe(true)
    expect(await explain(reader, 'variable:modify', id)).toBe(false)
    expect(await explain(keeper, 'variable:modify', await make('EXPLAINED_TOO', there))).toBe(false)
  })

  it('leave what belongs to the whole tenant to those who hold the right there', async () => {
    const price = { pattern: 'grey-*', input_price: 1, output_price: 1 }
    expect((await rpcAs(keeper, 'models.list_model_prices', {})).status).toBe(403)
    expect((await rpcAs(keeper, 'models.set_model_price', price)).status).toBe(403)
    expect((await rpcAs(owner, 'models.set_model_price', price)).status).toBe(200)
    expect((await rpcAs(keeper, 'models.remove_model_price', { pattern: price.pattern })).status).toBe(403)
  })
})
