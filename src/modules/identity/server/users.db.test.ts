import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rpc as rpcOf } from '@/api/testing/call-as'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { resolveActor } from '@/modules/access/server'
import { prepareSettings } from '@/modules/settings/server'
import { call, done, rowsOf } from '@/modules/tenancy/testing/caller'
import { systemDb } from '@/platform/db/system-db'

let tenant_id: string
let installer: TestUser
let owner: TestUser
let person: TestUser

beforeAll(async () => {
  await prepareSettings()
  tenant_id = await makeTenant('people')
  installer = await makeUser(tenant_id, 'owner')
  await systemDb().user.updateMany({ where: { is_superuser: true }, data: { is_superuser: false } })
  await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
  owner = await makeUser(tenant_id, 'owner')
  person = await makeUser(tenant_id, 'member')
})

// As it came, for whoever looks at the settings next.
afterAll(() => rules({ role: 'viewer' }))

/** Sets how accounts come to be; what is not said is closed. */
async function rules({
  open = false,
  active = false,
  role = 'member',
}: {
  open?: boolean
  active?: boolean
  role?: string
}) {
  const rows = await call(installer, 'GET', 'configs?search=signup.')
  const ids = new Map(rowsOf(rows.body).map((row) => [row.config_key, row.id]))
  for (const [key, config_value] of [
    ['signup.open', String(open)],
    ['signup.new_users_active', String(active)],
    ['signup.role', role],
  ] as const)
    await done(installer, 'PATCH', `configs/${ids.get(key)}`, { config_value })
}
const post = (path: string, body: object) =>
  callStudio(`/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const rpc = (name: string, input: unknown, user?: TestUser) => rpcOf(user, name, input)
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: unknown) =>
      z.object({ cause: z.looseObject({ code: z.string().optional() }) }).parse(error).cause.code ?? 'invalid',
  )
const logIn = async (username: string, password: string) =>
  (await callStudio('/api/v1/login', { method: 'POST', body: new URLSearchParams({ username, password }) })).status

describe('sign-up', () => {
  it('is closed unless it is opened', async () => {
    await rules({})
    expect((await post('users/', { username: 'eve', password: 'eve-password' })).status).toBe(403)
    expect((await call(owner, 'POST', 'users/', { username: 'eve', password: 'eve-password' })).status).toBe(403)
  })

  it('makes an account that an owner activates, or one that works at once, as it is set', async () => {
    await rules({ open: true })
    await systemDb().tenant.update({ where: { tenant_id }, data: { is_sys: true } })
    expect((await post('users/', { username: 'waits', password: 'waits-password' })).status).toBe(201)
    expect(await logIn('waits', 'waits-password')).toBe(401)
    await rules({ open: true, active: true })
    const made = await post('users/', { username: 'Enters', password: 'enters-password', nickname: 'En' })
    expect(await made.json()).toMatchObject({ username: 'enters', is_active: true, is_superuser: false })
    expect(await logIn('enters', 'enters-password')).toBe(200)
    expect((await post('users/', { username: 'ENTERS', password: 'enters-password' })).status).toBe(400)
  })

  it('takes nothing from the body that decides who one is (threat 21)', async () => {
    await rules({ open: true, active: false })
    const answer = await post('users/', {
      username: 'climber',
      password: 'climber-password',
      is_superuser: true,
      is_active: true,
      tenant_id,
      role: 'owner',
      role_ids: ['owner'],
      id: installer.id,
      email_verified: true,
    })
    expect(await answer.json()).toMatchObject({ is_superuser: false, is_active: false })
    await rules({})
  })
})

describe('an account', () => {
  it('is changed by its owner where it is theirs to change (threat 21)', async () => {
    const patch = (body: object, id = person.id) => call(person, 'PATCH', `users/${id}`, body)
    expect((await patch({ nickname: 'Nick', mobile: '+1', email: 'nick@example.org' })).status).toBe(200)
    expect((await patch({ nickname: 'x' }, owner.id)).status).toBe(403)
    for (const body of [{ is_superuser: true }, { is_active: false }, { is_locked: false }, { reset_passwd: false }])
      expect((await patch(body)).status, JSON.stringify(body)).toBe(403)
    expect((await patch({ password: 'another-password' })).status).toBe(400)
    const kept = await systemDb().user.findUniqueOrThrow({ where: { id: person.id } })
    await patch({ is_sso: true, last_login_at: '2001-01-01T00:00:00Z', store_api_key: 'x' })
    expect(await systemDb().user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
      is_sso: kept.is_sso,
      last_login_at: kept.last_login_at,
    })
  })

  it('of an owner of the installation cannot lock itself out, and one owner always stays', async () => {
    const self = (body: object) => call(installer, 'PATCH', `users/${installer.id}`, body)
    for (const body of [{ is_superuser: false }, { is_active: false }, { is_locked: true }])
      expect((await self(body)).status).toBe(403)
    const second = await makeUser(tenant_id, 'viewer')
    await done(installer, 'PATCH', `users/${second.id}`, { is_superuser: true })
    // Each takes the other's rights away at once: one of them is late.
    await Promise.all([
      call(installer, 'PATCH', `users/${second.id}`, { is_superuser: false }),
      call(second, 'PATCH', `users/${installer.id}`, { is_superuser: false }),
    ])
    expect(await systemDb().user.count({ where: { is_superuser: true, is_active: true, is_locked: false } })).toBe(1)
    await systemDb().user.updateMany({ where: { id: installer.id }, data: { is_superuser: true } })
    await systemDb().user.updateMany({ where: { id: second.id }, data: { is_superuser: false } })
    await new Promise((resolve) => setTimeout(resolve, 2_100))
  })

  it('that is locked is out at the next request, and in again once it is unlocked (threat 11)', async () => {
    expect((await call(person, 'GET', 'users/whoami')).status).toBe(200)
    await done(installer, 'PATCH', `users/${person.id}`, { is_locked: true })
    expect((await call(person, 'GET', 'users/whoami')).status).toBe(401)
    await done(installer, 'PATCH', `users/${person.id}`, { is_locked: false })
    expect((await call(person, 'GET', 'users/whoami')).status).toBe(200)
  })

  it('is deleted when it owns nothing any more', async () => {
    const maker = await makeUser(tenant_id, 'editor')
    const flow = await done(maker, 'POST', 'flows/', { name: 'Mine' })
    const refused = await call(installer, 'DELETE', `users/${maker.id}`)
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('1 flow')])
    await done(maker, 'DELETE', `flows/${flow.id}`)
    expect(await done(installer, 'DELETE', `users/${maker.id}`)).toEqual({ detail: 'User deleted' })
    expect((await call(installer, 'DELETE', `users/${maker.id}`)).status).toBe(404)
    expect((await call(installer, 'DELETE', `users/${installer.id}`)).status).toBe(400)
  })

  it('takes a new password for itself only, and not the same again', async () => {
    await rules({})
    const { id } = await done(installer, 'POST', 'users/', { username: 'resetter', password: 'first-password' })
    const token = z.object({ access_token: z.string() }).parse(
      await (
        await callStudio('/api/v1/login', {
          method: 'POST',
          body: new URLSearchParams({ username: 'resetter', password: 'first-password' }),
        })
      ).json(),
    ).access_token
    const reset = (user_id: unknown, password: string) =>
      callStudio(`/api/v1/users/${user_id}/reset-password`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ password, is_superuser: true }),
      })
    expect((await reset(owner.id, 'new-password')).status).toBe(404)
    expect((await reset(id, 'first-password')).status).toBe(400)
    const answer = await reset(id, 'second-password')
    expect(await answer.json()).toMatchObject({ is_superuser: false })
    expect([await logIn('resetter', 'first-password'), await logIn('resetter', 'second-password')]).toEqual([401, 200])
  })
})

describe('a link for a password', () => {
  const Link = z.object({ token: z.string(), uid: z.int() })

  it('works once; empty, missing, foreign and listed tokens never do (threats 17, 57)', async () => {
    const invited = Link.parse(await rpc('access.invite_member', { username: 'newcomer', role_ids: ['viewer'] }, owner))
    expect(await logIn('newcomer', 'none')).toBe(401)
    for (const token of ['', null, undefined, [], [invited.token], 'mw_', `mw_${'a'.repeat(43)}`, `${invited.token}x`])
      expect(['invalid', 'not_found', 'invalid_input']).toContain(
        await faultOf(rpc('identity.redeem_password_link', { token, password: 'some-password' })),
      )
    expect(await rpc('identity.read_password_link', { token: invited.token })).toEqual({
      username: 'newcomer',
      kind: 'invite',
    })
    const both = await Promise.all(
      [1, 2].map(() =>
        faultOf(rpc('identity.redeem_password_link', { token: invited.token, password: 'chosen-password' })),
      ),
    )
    expect(both.sort()).toEqual(['not_found', 'went through'])
    expect(await logIn('newcomer', 'chosen-password')).toBe(200)
    const row = await systemDb().userToken.findFirstOrThrow({ where: { user_id: invited.uid } })
    expect(row.token_hash).not.toContain(invited.token.slice(3))
  })

  it('that was replaced or has expired is as if it had never been (threat 17)', async () => {
    const first = Link.parse(await rpc('access.invite_member', { username: 'twice', role_ids: [] }, owner))
    const second = Link.parse(await rpc('access.renew_invitation', { uid: first.uid }, owner))
    expect(await faultOf(rpc('identity.read_password_link', { token: first.token }))).toBe('not_found')
    await systemDb().userToken.updateMany({ where: { user_id: first.uid }, data: { expires_at: new Date(0) } })
    expect(await faultOf(rpc('identity.redeem_password_link', { token: second.token, password: 'too-late-1' }))).toBe(
      'not_found',
    )
  })

  it('ends every sign-in of the account (threat 11)', async () => {
    const reset = z
      .object({ token: z.string() })
      .parse(await rpc('identity.create_reset_link', { user_id: owner.id }, installer))
    const session = await systemDb().loginSession.create({
      data: { tenant_id, user_id: owner.id, kind: 'cookie', expires_at: new Date(Date.now() + 60_000) },
    })
    expect(await resolveActor({ form: 'session', value: session.id })).toMatchObject({ user_id: owner.id })
    await rpc('identity.redeem_password_link', { token: reset.token, password: 'after-reset-1' })
    expect(await faultOfActor(session.id)).toBe('unauthenticated')
  })

  it('gives no role that the inviter does not hold', async () => {
    const admin = await makeUser(tenant_id, 'admin')
    expect(await faultOf(rpc('access.invite_member', { username: 'heir', role_ids: ['owner'] }, admin))).toBe(
      'forbidden',
    )
    expect(await systemDb().user.count({ where: { username: 'heir' } })).toBe(0)
  })
})

const faultOfActor = (id: string) =>
  resolveActor({ form: 'session', value: id }).then(
    () => 'let in',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

it('tells strangers whether they may sign up, and nothing else', async () => {
  await rules({ open: true, active: true })
  expect(await rpc('identity.sign_up_status', {})).toEqual({ open: true, active: true })
  await rules({ active: true })
  expect(await rpc('identity.sign_up_status', {})).toEqual({ open: false, active: false })
})
