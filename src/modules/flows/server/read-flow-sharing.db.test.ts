import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import type { SystemRole } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { readFlowSharing } from './read-flow-sharing'

let tenant_id: string
let flow_id: string
let owner: UserActor
let member: UserActor

async function actorOf(role: SystemRole) {
  const user = await makeUser(tenant_id, role)
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return { actor, key: user.api_key }
}

beforeAll(async () => {
  tenant_id = await makeTenant('sharing')
  const first = await actorOf('owner')
  owner = first.actor
  member = (await actorOf('member')).actor
  const answer = await callStudio('/api/v1/flows/', {
    key: first.key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Shared', access_type: 'RESTRICTED' }),
  })
  flow_id = z.object({ id: z.string() }).parse(await answer.json()).id
})

describe('who sees a flow', () => {
  it('is told to who sees it, with what each may change', async () => {
    const shared = { access_type: 'RESTRICTED', business_id: 0, is_self: false, owner_name: owner.username }
    expect(await readFlowSharing(owner, { flow_id })).toMatchObject({ ...shared, may_change: true, may_leave: true })
    expect(await readFlowSharing(member, { flow_id })).toEqual({
      ...shared,
      may_change: false,
      may_leave: false,
      places: [],
    })
  })

  it('is told to nobody else', async () => {
    await systemDb().flow.updateMany({ where: { id: flow_id }, data: { access_type: 'PRIVATE' } })
    await expect(readFlowSharing(member, { flow_id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
