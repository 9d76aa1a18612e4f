import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createKey, launchProduct, TEST_OWNER } from '../../scripts/lib/test-product.mjs'
import { ask } from './support/ask'
import { textAt } from './support/at'
import { type OidcProvider, startOidcProvider } from './support/oidc-provider'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 })

let provider: OidcProvider
let product: Awaited<ReturnType<typeof launchProduct>>
let key: string
const data_dir = mkdtempSync(join(tmpdir(), 'millrace-oidc-'))

beforeAll(async () => {
  provider = await startOidcProvider('millrace')
  product = await launchProduct(data_dir, {
    MILLRACE_OIDC_ISSUER: provider.issuer,
    MILLRACE_OIDC_CLIENT_ID: 'millrace',
    MILLRACE_OIDC_CLIENT_SECRET: 'a secret between the two',
    MILLRACE_OIDC_NAME: 'House pass',
  })
  key = await createKey(product.url)
})
afterAll(async () => {
  await product.kill()
  await provider.close()
  rmSync(data_dir, { recursive: true, force: true })
})

/** A browser as far as cookies and redirects go. */
class Browser {
  readonly jar = new Map<string, string>()

  async go(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, product.url)
    const ours = url.origin === new URL(product.url).origin
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, ...(ours ? { cookie } : {}) },
    })
    if (ours)
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        this.jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
    return answer
  }

  private async post(path: string, fields: Record<string, string>): Promise<Response> {
    const { csrfToken } = await (await this.go('/api/auth/csrf')).json()
    return this.go(path, { method: 'POST', body: new URLSearchParams({ csrfToken, ...fields }) })
  }

  signIn = (username: string, password: string) =>
    this.post('/api/auth/callback/credentials', { username, password, json: 'true' })

  /** To the provider and back; where it ends. */
  async comeBack(change: (url: URL) => void = () => undefined): Promise<string> {
    const out = await this.post('/api/auth/signin/oidc', { callbackUrl: `${product.url}/flows` })
    const back = new URL((await this.go(out.headers.get('location') ?? '')).headers.get('location') ?? '')
    change(back)
    return (await this.go(back.href)).headers.get('location') ?? ''
  }

  async who(): Promise<string> {
    const answer = await this.go('/api/v1/users/whoami')
    return answer.status === 200 ? (await answer.json()).username : `${answer.status}`
  }

  rpc = (name: string, input: unknown = {}) =>
    this.go(`/api/trpc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ json: input }),
    })
}

describe('sign-in through a provider', () => {
  it('lets nobody in who is not connected while sign-up is closed, whatever name or address they bring (threat 51)', async () => {
    provider.person = {
      sub: 'impostor',
      preferred_username: TEST_OWNER.username,
      email: 'owner@example.org',
      email_verified: false,
    }
    const browser = new Browser()
    expect(await browser.comeBack()).toContain('error=sso_closed')
    expect(await browser.who()).toBe('401')
  })

  it('lets somebody in who connected the account before, by its subject alone (threat 51)', async () => {
    const browser = new Browser()
    await browser.signIn(TEST_OWNER.username, TEST_OWNER.password)
    expect(await browser.who()).toBe(TEST_OWNER.username)
    expect((await browser.rpc('identity.start_connecting')).status).toBe(200)
    provider.person = { sub: 'pass-7', preferred_username: 'somebody else' }
    expect(await browser.comeBack()).toBe(`${product.url}/flows`)
    expect(await browser.who()).toBe(TEST_OWNER.username)
    const later = new Browser()
    provider.person = { sub: 'pass-7', preferred_username: 'changed since', email: 'new@example.org' }
    expect(await later.comeBack()).toBe(`${product.url}/flows`)
    expect(await later.who()).toBe(TEST_OWNER.username)
    provider.person = { sub: 'pass-8', preferred_username: 'somebody else' }
    expect(await new Browser().comeBack()).toContain('error=sso_closed')
  })

  it('connects nothing that was not asked for: being signed in is not enough', async () => {
    const browser = new Browser()
    await browser.signIn(TEST_OWNER.username, TEST_OWNER.password)
    provider.person = { sub: 'passer-by' }
    expect(await browser.comeBack()).toContain('error=sso_closed')
  })

  it('refuses an answer that belongs to another browser’s question (threat 56)', async () => {
    const browser = new Browser()
    provider.person = { sub: 'pass-7' }
    expect(await browser.comeBack((url) => url.searchParams.set('state', 'forged'))).toContain('error=')
    expect(await browser.who()).toBe('401')
  })

  it('lets nobody in whose account was locked', async () => {
    const made = await ask('/api/v1/users/', {
      url: product.url,
      key,
      json: { username: 'guest', password: 'guest-password' },
    })
    const guest = new Browser()
    await guest.signIn('guest', 'guest-password')
    await guest.rpc('identity.start_connecting')
    provider.person = { sub: 'pass-guest' }
    expect(await guest.comeBack()).toBe(`${product.url}/flows`)
    const id = textAt(made.body, 'username') === 'guest' ? Reflect.get(Object(made.body), 'id') : undefined
    await ask(`/api/v1/users/${id}`, { url: product.url, key, method: 'PATCH', json: { is_locked: true } })
    expect(await guest.who()).toBe('401')
    expect(await new Browser().comeBack()).toContain('error=sso_refused')
  })
})
