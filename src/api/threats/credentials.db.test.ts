import { encode } from 'next-auth/jwt'
import { beforeAll, describe, expect, it } from 'vitest'
import { isRest } from '@/contract/operation'
import { sessionLife, signAccessToken } from '@/modules/identity/server'
import { sessionCookieName } from '@/platform/auth/session-cookie'
import { authSecret } from '@/platform/data-dir/secrets'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'
import { restRequest } from '../testing/rest-request'
import { sampleInput } from '../testing/sample-input'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

const reads = operationsOf(rootRouter).flatMap(({ name, op }) =>
  isRest(op) && op.method === 'GET' && op.surface === 'studio' && op.access !== 'public' ? [{ name, op }] : [],
)
/** Logs are a stream without an end, or change while they are read. */
const moving = new Set(['monitor.stream_logs', 'monitor.get_logs'])

type Form = { headers: Record<string, string>; query?: string }
let ids: Record<string, unknown>
const people = new Map<string, { user: TestUser; forms: Record<string, Form> }>()

beforeAll(async () => {
  const tenant_id = await makeTenant('forms')
  const owner = await makeUser(tenant_id, 'owner')
  ids = await makeOneOfEverything(owner)
  people.set('owner', { user: owner, forms: await formsOf(owner) })
  for (const role of ['viewer', 'member'] as const) {
    const user = await makeUser(tenant_id, role)
    people.set(role, { user, forms: await formsOf(user) })
  }
  const stranger = await makeUser(await makeTenant('strange'), 'owner')
  people.set('stranger', { user: stranger, forms: await formsOf(stranger) })
}, 60_000)

/** The same person by a browser's cookie, an access token and a key in each of its three places. */
async function formsOf({ id: user_id, tenant_id, api_key }: TestUser): Promise<Record<string, Form>> {
  const session = async (kind: 'cookie' | 'token') =>
    systemDb().loginSession.create({
      data: { tenant_id, user_id, kind, expires_at: new Date(Date.now() + sessionLife.token) },
    })
  const cookie = await encode({ token: { session_id: (await session('cookie')).id }, secret: authSecret() })
  return {
    'key in a header': { headers: { 'x-api-key': api_key } },
    'key in the query': { headers: {}, query: `x-api-key=${api_key}` },
    'key as bearer': { headers: { authorization: `Bearer ${api_key}` } },
    'access token': { headers: { authorization: `Bearer ${await signAccessToken((await session('token')).id)}` } },
    cookie: { headers: { cookie: `${sessionCookieName()}=${cookie}` } },
  }
}

async function answer(op: (typeof reads)[number]['op'], form: Form): Promise<number> {
  const { path, init } = restRequest(op, sampleInput(op, ids))
  const headers = new Headers(init.headers)
  for (const [name, value] of Object.entries(form.headers)) headers.append(name, value)
  const address = form.query === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${form.query}`
  const response = await callStudio(address, { ...init, headers })
  await response.body?.cancel()
  return response.status
}

describe('every form of a credential', () => {
  it('is asked of many operations', () => {
    expect(reads.length).toBeGreaterThan(40)
  })

  it.each(reads.filter(({ name }) => !moving.has(name)))(
    '$name answers the same person alike (threat 39)',
    async ({ op }) => {
      for (const [who, { forms }] of people) {
        const statuses: Record<string, number> = {}
        for (const [form, sent] of Object.entries(forms)) statuses[form] = await answer(op, sent)
        expect(new Set(Object.values(statuses)).size, `${who}: ${JSON.stringify(statuses)}`).toBe(1)
        expect(Object.values(statuses)[0], who).not.toBe(401)
      }
    },
  )
})

describe('a form in a place that is not its own', () => {
  it.each([
    ['an access token as a key', (forms: Record<string, Form>) => ({ 'x-api-key': bare(forms['access token']) })],
    ['a cookie as a bearer', (forms: Record<string, Form>) => ({ authorization: `Bearer ${cookieOf(forms)}` })],
    [
      'an access token as a cookie',
      (forms: Record<string, Form>) => ({ cookie: `${sessionCookieName()}=${bare(forms['access token'])}` }),
    ],
    ['nothing as a key', () => ({ 'x-api-key': '' })],
    ['nothing as a bearer', () => ({ authorization: 'Bearer ' })],
    ['null as a bearer', () => ({ authorization: 'Bearer null' })],
  ])('%s is 401 (threats 17, 39)', async (_what, headers) => {
    const forms = people.get('owner')?.forms ?? {}
    const answered = await callStudio('/api/v1/users/whoami', { headers: headers(forms) })
    expect(answered.status).toBe(401)
  })
})

const bare = (form: Form | undefined) => form?.headers.authorization?.slice('Bearer '.length) ?? ''
const cookieOf = (forms: Record<string, Form>) => forms.cookie?.headers.cookie?.split('=').slice(1).join('=') ?? ''
