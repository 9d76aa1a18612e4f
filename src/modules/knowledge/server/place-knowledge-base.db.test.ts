import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { rpcAs } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { done } from '../../tenancy/testing/caller'

let owner: TestUser
let curator: TestUser
let business_id: number
let base: string

beforeAll(async () => {
  const tenant_id = await makeTenant('placed bases')
  owner = await makeUser(tenant_id, 'owner')
  ;({ business_id } = await systemDb().business.create({
    data: { tenant_id, business_name: 'Shelves', business_level: 1 },
  }))
  base = z.object({ id: z.uuid() }).parse(await done(owner, 'POST', 'knowledge_bases', { name: 'Almanac' })).id
  // May change bases and make none.
  const role_id = randomUUID()
  await systemDb().role.create({ data: { role_id, tenant_id, role_name: 'Curator' } })
  await systemDb().rolePriv.createMany({
    data: ['read', 'modify'].map((priv_id) => ({ tenant_id, role_id, module_id: 'knowledge', priv_id })),
  })
  curator = await makeUser(tenant_id, 'viewer')
  await systemDb().tenantUserRole.create({ data: { tenant_id, uid: curator.id, role_id } })
})

it('asks whether one may make bases in the business', async () => {
  const place = async (user: TestUser, to: number) =>
    (await rpcAs(user, 'knowledge.place_knowledge_base', { knowledge_base_id: base, business_id: to })).status
  const kept = async () => (await systemDb().knowledgeBase.findUnique({ where: { id: base } }))?.business_id
  expect(await place(curator, business_id)).toBe(403)
  expect(await kept()).toBe(0)
  expect(await place(owner, business_id)).toBe(200)
  expect(await place(curator, 0)).toBe(403)
  expect(await kept()).toBe(business_id)
  expect(await place(owner, 2_000_000_000)).toBe(404)
})
