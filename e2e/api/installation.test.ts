import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt } from './support/at'

describe('what an installation says of itself', () => {
  it('is healthy, without a credential', async () => {
    expect((await ask('/health', { key: null })).body).toEqual({ status: 'ok' })
    expect((await ask('/health_check', { key: null })).body).toEqual({ status: 'ok', chat: 'ok', db: 'ok' })
  })

  it('tells its version and settings to those who are signed in', async () => {
    const { body } = await ask('/api/v1/version')
    expect(body).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), package: expect.any(String) })
    expect((await ask('/api/v1/config')).body).toMatchObject({ event_delivery: 'streaming', feature_flags: {} })
    for (const path of ['/api/v1/version', '/api/v1/config']) expect((await ask(path, { key: null })).status).toBe(401)
  })

  it('has a document for each surface', async () => {
    for (const surface of ['studio', 'openapi', 'poe', 'run']) {
      const { status, body } = await ask(`/api/openapi/${surface}.json`, { key: null })
      expect(status).toBe(200)
      expect(at(body, 'openapi')).toMatch(/^3\./)
    }
    expect((await ask('/api/openapi/other.json', { key: null })).status).toBe(404)
  })
})

describe('the catalogue of components', () => {
  /** `fetch` unpacks by itself and always asks for gzip, so this looks at the bytes. */
  const raw = (accept: string | undefined) =>
    new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
      const headers = { 'x-api-key': inject('api_key'), ...(accept === undefined ? {} : { 'accept-encoding': accept }) }
      const sent = request(`${inject('url')}/api/v1/all`, { headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
        )
      })
      sent.on('error', reject).end()
    })

  it('goes out packed, and plain to those who refuse that', async () => {
    for (const accept of ['gzip', 'deflate, gzip;q=0.5', 'br, *']) expect((await raw(accept)).encoding).toBe('gzip')
    const packed = await raw('gzip, deflate')
    const text = gunzipSync(packed.bytes).toString('utf8')
    for (const accept of [undefined, 'identity', 'gzip;q=0', 'identity, gzip; q=0', 'gzip;q=0.0, identity']) {
      const plain = await raw(accept)
      expect(plain.encoding, String(accept)).toBeUndefined()
      expect(JSON.parse(plain.bytes.toString('utf8'))).toEqual(JSON.parse(text))
    }
  })

  it('holds every component with its fields and outputs', async () => {
    const { body } = await ask('/api/v1/all')
    const categories = Object.values(body ?? {})
    const types = categories.flatMap((category) => Object.keys(category))
    for (const type of ['ChatInput', 'ChatOutput', 'Prompt', 'LanguageModelComponent', 'Memory', 'APIRequest'])
      expect(types).toContain(type)
    for (const category of categories)
      for (const component of Object.values(category)) {
        expect(at(component, 'display_name')).toEqual(expect.any(String))
        expect(at(component, 'template')).toEqual(expect.any(Object))
        listAt(component, 'outputs')
      }
  })
})

describe('paths and methods', () => {
  it.each(['/api/v1/flows', '/api/v1/version', '/health', '/api/v1/users/whoami', '/api/v1/monitor/messages'])(
    '%s is the same with and without a closing slash, without a redirect',
    async (path) => {
      for (const form of [path, `${path}/`]) expect((await ask(form)).status, form).toBe(200)
    },
  )

  it('answers a wrong method with 405 and the right ones', async () => {
    const { status, headers, body } = await ask('/api/v1/flows/', { method: 'PUT', json: {} })
    expect(status).toBe(405)
    expect(headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'POST'])
    expect(at(body, 'detail')).toContain('GET')
    expect((await ask('/api/v1/nothing-here')).status).toBe(404)
  })

  it('answers HEAD as GET, without a body', async () => {
    const head = await ask('/api/v1/version', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.text).toBe('')
    expect(head.headers.get('content-type')).toMatch(/^application\/json/)
    expect((await ask('/api/v1/version', { method: 'HEAD', key: null })).status).toBe(401)
  })

  it('gives every answer a number to ask about', async () => {
    for (const path of ['/api/v1/version', '/api/v1/flows/not-an-id', '/api/v1/nothing-here'])
      expect((await ask(path)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('pages of other sites', () => {
  it('are not let in unless the operator lists them', async () => {
    const origin = 'https://other.example'
    const simple = await ask('/api/v1/version', { headers: { origin } })
    const preflight = await ask('/api/v1/version', {
      method: 'OPTIONS',
      key: null,
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-api-key' },
    })
    for (const { headers } of [simple, preflight])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  })
})
