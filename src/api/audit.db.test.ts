import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { UserActor } from '@/contract/actor'
import { hashPassword } from '@/modules/identity/server'
import { prepareSettings } from '@/modules/settings/server'
import { isAudited } from '@/platform/audit/audit-mutations'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { callProcedure } from './rest'
import { rootRouter } from './root'
import { callStudio, makeTenant, makeUser, type TestUser } from './testing/two-tenants'

const secret = 'the-bittern-hides-in-the-reeds'
const password = `${secret}-1`

let tenant_id: string
let user: TestUser & { username: string }
let root: TestUser

beforeAll(async () => {
  await prepareSettings()
  tenant_id = await makeTenant('audited')
  const made = await makeUser(tenant_id, 'owner')
  const { username } = await systemDb().user.update({
    where: { id: made.id },
    data: { password_hash: await hashPassword(password) },
  })
  user = { ...made, username }
  root = await makeUser(tenant_id, 'owner')
  await systemDb().user.update({ where: { id: root.id }, data: { is_superuser: true } })
})

const logged = (where: object) => systemDb().auditEntry.findMany({ where, orderBy: { id: 'asc' } })
const everything = async () =>
  JSON.stringify(await logged({}), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
const send = (who: TestUser, method: string, path: string, body?: object) =>
  callStudio(path, {
    key: who.api_key,
    method,
    headers: { 'content-type': 'application/json', 'user-agent': 'tests' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

describe('sign-ins', () => {
  it('of programs are recorded with the name that was tried', async () => {
    const logIn = (tried: string) =>
      callStudio('/api/v1/login', {
        method: 'POST',
        body: new URLSearchParams({ username: user.username, password: tried }),
      })
    expect((await logIn(`${secret}-wrong`)).status).toBe(401)
    expect((await logIn(password)).status).toBe(200)
    expect(await logged({ operation: 'access.login', username: user.username })).toMatchObject([
      { outcome: 'refused', status: 401, user_id: null, tenant_id: null },
      { outcome: 'done', user_id: user.id, tenant_id },
    ])
  })
})

describe('what people change', () => {
  it('is recorded once with its object, and what was refused as well', async () => {
    const made: { id: string } = await (
      await send(user, 'POST', '/api/v1/variables/', { name: 'BITTERN', value: secret, type: 'Credential' })
    ).json()
    await send(user, 'PATCH', `/api/v1/variables/${made.id}`, { value: `${secret}-2` })
    await send(user, 'DELETE', `/api/v1/variables/${made.id}`)
    await send(user, 'DELETE', `/api/v1/variables/${randomUUID()}`)
    await send(user, 'POST', '/api/v1/configs', { config_key: 'x', config_name: 'x', config_value: secret })
    expect(
      (await logged({ user_id: user.id, object_type: { in: ['variable', 'config'] } })).map((row) => [
        row.operation,
        row.outcome,
        row.status,
      ]),
    ).toEqual([
      ['models.create_variable', 'done', 201],
      ['models.update_variable', 'done', 200],
      ['models.delete_variable', 'done', 204],
      ['models.delete_variable', 'refused', 404],
      ['settings.add_config', 'refused', 403],
    ])
  })

  it('stands in the log of the tenant that it was done in, whatever tenant a body names', async () => {
    const elsewhere = await makeTenant('named')
    const flow: { id: string } = await (await send(root, 'POST', '/api/v1/flows/', { name: 'Bittern' })).json()
    const sent = { name: 'Stays', tenant_id: elsewhere }
    const changed: { tenant_id: string } = await (await send(root, 'PATCH', `/api/v1/flows/${flow.id}`, sent)).json()
    expect(changed.tenant_id).toBe(tenant_id)
    expect(await logged({ operation: 'flows.update_flow', user_id: root.id })).toMatchObject([
      { tenant_id, object_ids: [flow.id], outcome: 'done' },
    ])
    expect(await logged({ tenant_id: elsewhere })).toEqual([])
  })

  it('keeps what settings were and became, unless their key says that they are secret', async () => {
    const add = async (config_key: string, config_value: string): Promise<{ id: number }> =>
      (await send(root, 'POST', '/api/v1/configs', { config_key, config_name: 'Heron', config_value })).json()
    const open = await add('heron.colour', 'grey')
    await send(root, 'PATCH', `/api/v1/configs/${open.id}`, { config_value: 'white' })
    const closed = await add('heron.api_key', secret)
    await send(root, 'PATCH', `/api/v1/configs/${closed.id}`, { config_value: `${secret}-2` })
    expect(await logged({ operation: 'settings.patch_config', user_id: root.id })).toMatchObject([
      {
        tenant_id: null,
        object_type: 'config',
        object_ids: [String(open.id)],
        changes: { before: { config_value: 'grey' }, after: { config_value: 'white' } },
      },
      { object_ids: [String(closed.id)], changes: { after: { config_key: 'heron.api_key' } } },
    ])
    await send(root, 'DELETE', `/api/v1/configs/${closed.id}`)
  })
})

describe('over every operation', () => {
  const audited = operationsOf(rootRouter).filter(({ type, op }) => isAudited(type, op))

  it('runs, and what follows from them, keep their own record', () => {
    const inRuns = audited.filter(({ name }) => name.startsWith('runs.')).map(({ name }) => name)
    expect(inRuns).toEqual([])
    expect(audited.length).toBeGreaterThan(40)
  })

  it.each(audited.filter(({ op }) => op.access.includes(':')))(
    '$name leaves a refused attempt, and no secret of it',
    async ({ name, op }) => {
      const actor: UserActor = {
        kind: 'user',
        user_id: user.id,
        username: user.username,
        tenant_id,
        is_superuser: false,
        roles: [],
        privileges: new Set(),
        businesses: new Map(),
        credential: 'session',
        credential_id: 's',
      }
      const request_id = randomUUID()
      const known = Object.fromEntries(
        Object.keys(op.input.shape).flatMap((key) => (/ids?$|name|role|level/.test(key) ? [] : [[key, secret]])),
      )
      const context = {
        actor,
        request_id,
        address: '',
        user_agent: '',
        signal: AbortSignal.timeout(10_000),
        limit: async () => undefined,
      }
      const input = { ...known, password: secret, api_key_name: secret }
      await expect(callProcedure(name, context, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(await logged({ request_id })).toMatchObject([{ operation: name, outcome: 'refused', status: 403 }])
    },
  )

  it('nothing secret stands in the log', async () => {
    expect(await everything()).not.toContain(secret)
  })
})
