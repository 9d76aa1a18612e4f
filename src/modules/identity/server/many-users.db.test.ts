import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { rpcAs } from '@/api/testing/call-as'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { BulkResults } from '@/contract/bulk'
import { systemDb } from '@/platform/db/system-db'
import { done } from '../../tenancy/testing/caller'

let tenant_id: string
let installer: TestUser
let owner: TestUser

beforeAll(async () => {
  tenant_id = await makeTenant('crowd')
  installer = await makeUser(tenant_id, 'owner')
  await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
  owner = await makeUser(tenant_id, 'owner')
})

const many = async (user: TestUser, name: string, input: unknown) => {
  const { status, text } = await rpcAs(user, name, input)
  return { status, results: status === 200 ? BulkResults.parse(JSON.parse(text)) : [] }
}
const refusedIds = (results: z.infer<typeof BulkResults>) => results.flatMap(({ id, fault }) => (fault ? [id] : []))
const nobody = 2_000_000_000

describe('many users at once', () => {
  it('are locked and let in again; of each it is said what was done or why not', async () => {
    const [one, two] = [await makeUser(tenant_id, 'member'), await makeUser(tenant_id, 'member')]
    const user_ids = [one.id, nobody, installer.id, two.id]
    const { results } = await many(installer, 'identity.change_users', { user_ids, change: 'lock' })
    expect(results.map(({ id, fault }) => [id, fault?.message])).toEqual([
      [one.id, undefined],
      [nobody, 'User not found'],
      [installer.id, 'You cannot lock yourself out'],
      [two.id, undefined],
    ])
    const locked = async () =>
      (await systemDb().user.findMany({ where: { id: { in: [one.id, two.id] }, is_locked: true } })).length
    expect(await locked()).toBe(2)
    await many(installer, 'identity.change_users', { user_ids: [one.id, two.id], change: 'unlock' })
    expect(await locked()).toBe(0)
    const [entry] = await systemDb().auditEntry.findMany({
      where: { operation: 'identity.change_users', user_id: installer.id },
      orderBy: { id: 'asc' },
    })
    expect(entry?.changes).toEqual({ after: { done: [one.id, two.id], refused: [nobody, installer.id] } })
  })

  it('are deleted, but for those who own something', async () => {
    const [free, busy] = [await makeUser(tenant_id, 'editor'), await makeUser(tenant_id, 'editor')]
    await done(busy, 'POST', 'flows/', { name: 'Mine' })
    const { results } = await many(installer, 'identity.delete_users', { user_ids: [busy.id, free.id] })
    expect(refusedIds(results)).toEqual([busy.id])
    expect(results[0]?.fault?.message).toContain('still owns')
    expect(await systemDb().user.findMany({ where: { id: { in: [free.id, busy.id] } } })).toHaveLength(1)
  })

  it('are for owners of the installation, and no more than 500', async () => {
    const user_ids = Array.from({ length: 501 }, (_, at) => at + 1)
    expect((await many(owner, 'identity.change_users', { user_ids: [installer.id], change: 'lock' })).status).toBe(403)
    expect((await many(owner, 'identity.delete_users', { user_ids: [installer.id] })).status).toBe(403)
    expect((await many(installer, 'identity.change_users', { user_ids, change: 'lock' })).status).toBe(422)
    expect((await many(installer, 'identity.delete_users', { user_ids: [] })).status).toBe(422)
  })
})

describe('many members at once', () => {
  it('are given a role and taken out of the tenant, never those of a neighbour', async () => {
    const person = await makeUser(tenant_id, 'viewer')
    const stranger = await makeUser(await makeTenant('crowd elsewhere'), 'viewer')
    const uids = [person.id, stranger.id]
    const given = await many(owner, 'access.give_role', { role_id: 'editor', uids })
    expect(refusedIds(given.results)).toEqual([stranger.id])
    expect(await systemDb().tenantUserRole.count({ where: { role_id: 'editor', uid: { in: uids } } })).toBe(1)
    const again = await many(owner, 'access.give_role', { role_id: 'editor', uids: [person.id] })
    expect(again.results[0]?.fault?.message).toContain('bound there already')
    expect((await many(owner, 'access.give_role', { role_id: 'no-such', uids })).status).toBe(404)
    const admin = await makeUser(tenant_id, 'admin')
    expect((await many(admin, 'access.give_role', { role_id: 'owner', uids: [person.id] })).status).toBe(403)
    const removed = await many(owner, 'tenancy.remove_members', { uids: [...uids, owner.id] })
    expect(refusedIds(removed.results)).toEqual([stranger.id, owner.id])
    expect(await systemDb().membership.count({ where: { user_id: { in: uids } } })).toBe(1)
  })
})
