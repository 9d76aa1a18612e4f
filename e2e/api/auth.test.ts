import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { bearer, browserSignIn, logIn, whoAmI } from './support/sign-in'

const owner = inject('owner')
const refresh = (refresh_token: string) => ask('/api/v1/refresh', { key: null, json: { refresh_token } })

describe('sign-in of programs', () => {
  it('gives a token pair in the OAuth 2 form', async () => {
    const { status, body, headers } = await logIn()
    expect(status).toBe(200)
    expect(body).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      token_type: 'bearer',
    })
    expect(headers.get('cache-control')).toBe('no-store')
    const me = await whoAmI(bearer(textAt(body, 'access_token')))
    expect(me.body).toMatchObject({ username: owner.username, is_superuser: true })
    expect(me.text).not.toMatch(/password_hash|argon2/)
  })

  it('renews the pair; a spent refresh token ends the whole sign-in', async () => {
    const first = (await logIn()).body
    const second = await refresh(textAt(first, 'refresh_token'))
    expect(second.status).toBe(200)
    expect(textAt(second.body, 'refresh_token')).not.toBe(textAt(first, 'refresh_token'))
    expect((await whoAmI(bearer(textAt(second.body, 'access_token')))).status).toBe(200)
    expect((await refresh(textAt(first, 'refresh_token'))).status).toBe(401)
    expect((await whoAmI(bearer(textAt(second.body, 'access_token')))).status).toBe(401)
    expect((await refresh(textAt(second.body, 'refresh_token'))).status).toBe(401)
  })

  it('signing out refuses the access token at once (threat 11)', async () => {
    const { body } = await logIn()
    const headers = bearer(textAt(body, 'access_token'))
    expect((await whoAmI(headers)).status).toBe(200)
    expect((await ask('/api/v1/logout', { key: null, method: 'POST', headers })).status).toBe(200)
    const after = await whoAmI(headers)
    expect(after.status).toBe(401)
    expect(after.headers.get('www-authenticate')).toBe('Bearer')
    expect((await refresh(textAt(body, 'refresh_token'))).status).toBe(401)
  })

  it('answers an unknown user and a wrong password alike (threat 28)', async () => {
    const [unknown, wrong] = [await logIn(`nobody-${randomUUID().slice(0, 8)}`, 'x'), await logIn(owner.username, 'x')]
    expect(unknown.status).toBe(401)
    expect(wrong.status).toBe(401)
    expect(unknown.text).toBe(wrong.text)
  })

  it('answers 429 with Retry-After after many failures, also to the right password (threat 18)', async () => {
    const name = `nobody-${randomUUID().slice(0, 8)}`
    const statuses: number[] = []
    for (let tries = 0; tries < 11; tries += 1) statuses.push((await logIn(name, 'x')).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
    const last = await logIn(name, 'x')
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(at(last.body, 'detail')).toMatch(/Too many failed sign-ins/)
    expect((await logIn()).status).toBe(200)
  })

  it('refuses forged and foreign tokens', async () => {
    const forged = [
      'x',
      `${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`,
      // The header says that no signature is needed.
      `${btoa('{"alg":"none"}')}.${btoa(`{"iss":"millrace","sid":"${randomUUID()}"}`)}.`,
    ]
    for (const token of forged) expect((await whoAmI(bearer(token))).status).toBe(401)
    expect((await whoAmI({})).status).toBe(401)
    expect((await refresh(`${randomUUID()}.nothing`)).status).toBe(401)
  })
})

describe('API keys', () => {
  it('work as header, query and bearer, are shown once and refused at once when revoked', async () => {
    const created = await ask('/api/v1/api_key/', { json: { name: 'for a test' } })
    const [id, key] = [textAt(created.body, 'id'), textAt(created.body, 'api_key')]
    expect(key).toMatch(/^mk_.{43,}$/)
    const forms = [() => whoAmI({ 'x-api-key': key }), () => whoAmI({}, `?x-api-key=${key}`), () => whoAmI(bearer(key))]
    for (const form of forms) expect((await form()).body).toMatchObject({ username: owner.username })
    const listed = await ask('/api/v1/api_key/')
    expect(listed.text).not.toContain(key)
    const row = listAt(listed.body, 'api_keys').find((item) => at(item, 'id') === id)
    expect(row).toMatchObject({ name: 'for a test', is_active: true })
    expect(key.startsWith(textAt(row, 'api_key').replace(/•+$/, ''))).toBe(true)
    expect((await ask(`/api/v1/api_key/${id}`, { method: 'DELETE' })).status).toBe(200)
    for (const form of forms) expect((await form()).status).toBe(401)
  })

  it('an unknown key is refused even where a good cookie comes along', async () => {
    const { cookie } = await browserSignIn(owner.username, owner.password)
    expect((await whoAmI({ cookie, 'x-api-key': 'mk_nothing' })).status).toBe(401)
  })
})

describe('sign-in of browsers', () => {
  it('sets a session cookie that scripts cannot read, and that works until sign-out (threat 11)', async () => {
    const { cookie, csrf, set_cookies } = await browserSignIn(owner.username, owner.password)
    const line = set_cookies.find((item) => item.startsWith('millrace.session='))
    expect(line).toMatch(/; *HttpOnly/i)
    expect(line).toMatch(/; *SameSite=Lax/i)
    expect(line).toMatch(/; *Path=\/(;|$)/i)
    for (const other of set_cookies) expect(other).toMatch(/HttpOnly/i)
    expect((await whoAmI({ cookie })).body).toMatchObject({ username: owner.username })
    const signed_out = await ask('/api/auth/signout', {
      key: null,
      body: new URLSearchParams({ csrfToken: csrf, json: 'true' }),
      headers: { cookie },
    })
    expect(signed_out.status).toBe(200)
    expect((await whoAmI({ cookie })).status).toBe(401)
  })

  it('refuses a wrong password without a session', async () => {
    const { status, set_cookies } = await browserSignIn(owner.username, 'wrong')
    expect(status).toBe(401)
    expect(set_cookies.filter((line) => line.startsWith('millrace.session='))).toEqual([])
  })

  it('does nothing without the CSRF token (threat 56)', async () => {
    const answer = await ask('/api/auth/callback/credentials', {
      key: null,
      body: new URLSearchParams({ ...owner, json: 'true' }),
    })
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith('millrace.session='))).toEqual([])
  })

  it('takes writes with the cookie from its own pages only (threat 10)', async () => {
    const { cookie } = await browserSignIn(owner.username, owner.password)
    const url = new URL(inject('url'))
    const write = (headers: Record<string, string>) =>
      ask('/api/v1/flows/', { key: null, json: { name: `By cookie ${randomUUID()}` }, headers: { cookie, ...headers } })
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: `http://${url.hostname}:1` },
      { origin: 'null' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: url.origin, 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of refused) {
      const { status, body } = await write(headers)
      expect(status, JSON.stringify(headers)).toBe(403)
      expect(at(body, 'detail')).toMatch(/another origin/)
    }
    expect((await write({ origin: url.origin })).status).toBe(201)
    expect((await write({ origin: url.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    // Reading is what a link from elsewhere does.
    expect((await whoAmI({ cookie, origin: 'https://evil.example' })).status).toBe(200)
  })
})
