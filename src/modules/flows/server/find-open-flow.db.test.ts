import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { done } from '../../tenancy/testing/caller'
import { findOpenFlow } from './find-open-flow'

let owner: TestUser
let member: TestUser
let business_id: number

beforeAll(async () => {
  const tenant_id = await makeTenant('open flows')
  owner = await makeUser(tenant_id, 'owner')
  member = await makeUser(tenant_id, 'member')
  ;({ business_id } = await systemDb().business.create({
    data: { tenant_id, business_name: 'Kiosk', business_level: 1 },
  }))
  await systemDb().business.update({ where: { business_id }, data: { first_business_id: business_id } })
})

it('is open to the team: the tenant, or those who may run it in its business', async () => {
  const make = async (name: string, place: object) =>
    z.object({ id: z.uuid() }).parse(await done(owner, 'POST', 'flows/', { name, access_type: 'RESTRICTED', ...place }))
      .id
  const common = await make('Common', {})
  const inside = await make('Inside', { business_id })
  const seller = await makeUser(owner.tenant_id, 'viewer')
  await systemDb().businessUserRole.create({
    data: { tenant_id: owner.tenant_id, business_id, uid: seller.id, role_id: 'member' },
  })
  const stranger = await makeUser(await makeTenant('no open flows'), 'owner')
  const opens = async (user: TestUser, id: string) =>
    (await findOpenFlow(await resolveActor({ form: 'api_key', value: user.api_key }), id)) !== undefined
  const all = (id: string) => Promise.all([owner, member, seller, stranger].map((user) => opens(user, id)))
  expect(await all(common)).toEqual([true, true, true, false])
  expect(await all(inside)).toEqual([true, false, true, false])
  expect(await findOpenFlow({ kind: 'anonymous' }, inside)).toBeUndefined()
})
