import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { launchProduct } from '../../scripts/lib/test-product.mjs'
import { ask } from './support/ask'
import { at, textAt } from './support/at'
import { echoGraph, makeFlow } from './support/flows'
import { bearer, browserSignIn, logIn, whoAmI } from './support/sign-in'

const owner = inject('owner')
const rpc = (name: string, json: unknown, headers: Record<string, string> = {}, url = inject('url')) =>
  ask(`/api/trpc/${name}`, { key: null, json: { json }, headers, url })

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

/** Sends bytes as they are and reads what comes back until the server closes, or a second has gone by. */
function sendBytes(bytes: string): Promise<string> {
  const { hostname, port } = new URL(inject('url'))
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
}

describe('before it is set up', () => {
  it('an installation has no account, and asks whoever reaches it from outside for its token (threat 6)', async () => {
    const data_dir = mkdtempSync(join(tmpdir(), 'millrace-fresh-'))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const product = await launchProduct(data_dir, {
      MILLRACE_OWNER_USERNAME: '',
      MILLRACE_OWNER_PASSWORD: '',
      // It says that others reach it; so it asks for the token, though it listens on loopback.
      MILLRACE_URL: url,
      PORT: port,
    })
    try {
      for (const [username, password] of [
        ['admin', 'admin'],
        ['owner', 'owner'],
        ['langflow', 'langflow'],
        ['', ''],
      ] as const) {
        const answer = await ask('/api/v1/login', { key: null, url, body: new URLSearchParams({ username, password }) })
        expect([401, 422]).toContain(answer.status)
      }
      for (const path of ['/api/v1/auto_login', '/api/v1/flows/', '/api/v1/users/whoami'])
        expect([401, 404]).toContain((await ask(path, { key: null, url })).status)
      const claim = { username: 'claimer', password: 'claimers-password' }
      for (const token of [undefined, '', 'guess', 'x'.repeat(43)])
        expect(
          (await rpc('tenancy.create_owner', { ...claim, ...(token === undefined ? {} : { token }) }, {}, url)).status,
        ).toBe(403)
    } finally {
      await product.kill()
      rmSync(data_dir, { recursive: true, force: true })
    }
  }, 120_000)
})

describe('credentials end at once', () => {
  it('with a new password: the old cookie, access token and refresh token are 401 (threat 11)', async () => {
    const username = `person-${randomUUID().slice(0, 8)}`
    const created = await ask('/api/v1/users/', { json: { username, password: 'first-password' } })
    expect(created.status, created.text).toBe(201)
    const cookie = (await browserSignIn(username, 'first-password')).cookie
    const tokens = (await logIn(username, 'first-password')).body
    const other = (await logIn(username, 'first-password')).body
    const access = bearer(textAt(tokens, 'access_token'))
    for (const headers of [{ cookie }, access]) expect((await whoAmI(headers)).status).toBe(200)
    const changed = await rpc(
      'identity.change_password',
      { current_password: 'first-password', new_password: 'second-password' },
      bearer(textAt(other, 'access_token')),
    )
    expect(changed.status, changed.text).toBe(200)
    for (const headers of [{ cookie }, access]) expect((await whoAmI(headers)).status).toBe(401)
    const refreshed = await ask('/api/v1/refresh', {
      key: null,
      json: { refresh_token: textAt(tokens, 'refresh_token') },
    })
    expect(refreshed.status).toBe(401)
    expect((await logIn(username, 'first-password')).status).toBe(401)
  })
})

describe('where signing in leads', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    `${inject('url')}@evil.example/`,
    `${inject('url')}.evil.example/`,
  ]
  it.each(elsewhere)('is never %j (threat 55)', async (callbackUrl) => {
    const first = await ask('/api/auth/csrf', { key: null })
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const csrfToken = textAt(first.body, 'csrfToken')
    const answer = await ask('/api/auth/callback/credentials', {
      key: null,
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, ...owner, callbackUrl, json: 'true' }),
    })
    const place = at(answer.body, 'url')
    expect(new URL(typeof place === 'string' ? place : '', inject('url')).origin).toBe(new URL(inject('url')).origin)
    const query = encodeURIComponent(callbackUrl)
    for (const path of [
      `/api/auth/signin?callbackUrl=${query}`,
      `/api/auth/signout?callbackUrl=${query}`,
      `/sign-in?next=${query}`,
    ]) {
      const { headers } = await ask(path, { key: null })
      const location = headers.get('location')
      if (location !== null) expect(new URL(location, inject('url')).origin).toBe(new URL(inject('url')).origin)
    }
  })
})

describe('what the framework could let through', () => {
  const markers: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-next': '1' },
    { 'x-middleware-rewrite': '/api/v1/flows/', 'x-rewrite-url': '/api/v1/flows/', 'x-original-url': '/api/v1/flows/' },
  ]
  it.each(markers)('%j opens nothing (threat 60)', async (headers) => {
    for (const path of ['/api/v1/flows/', '/api/v1/users/whoami', '/api/v2/files', '/api/v1/api_key/'])
      expect((await ask(path, { key: null, headers })).status, path).toBe(401)
    for (const path of ['/', '/flows', '/settings']) {
      const page = await ask(path, { key: null, headers })
      expect(page.text).not.toContain(owner.username)
      expect([200, 303, 307, 404], path).toContain(page.status)
    }
  })

  it.each([
    ['/', 'http://169.254.169.254/latest/meta-data'],
    ['/nowhere', '/nowhere'],
    ['/api/v1/flows/', '/api/v1/flows/'],
    ['//evil.example/', '//evil.example/'],
    ['another host', 'http://evil.example/'],
  ])('an upgrade to %s is passed on to nobody (threat 61)', async (_what, target) => {
    const { host } = new URL(inject('url'))
    const answer = await sendBytes(
      `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    expect(answer).not.toMatch(/^HTTP\/1\.1 (101|502|504)/)
    expect(answer).not.toMatch(/meta-data|ami-id/)
    expect((await ask('/health', { key: null })).status).toBe(200)
  })
})

describe('calls that are none', () => {
  const inputs = [
    '',
    '{',
    'null',
    '[]',
    '5',
    '{"0":null}',
    '{"json":{"__proto__":{"is_superuser":true}}}',
    '{"json":null,"meta":{"values":{"__proto__":["map"]}}}',
    '{"json":{},"meta":{"values":{"constructor.prototype.x":["Date"]}}}',
    '{"json":{"a":1},"meta":{"values":{"a":[["custom","Function"]]}}}',
    '{"json":{"a":1},"meta":{"referentialEqualities":{"a":["__proto__.b"]}}}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  ]
  it.each(inputs)('%j leaves the process and the others as they are (threats 56, 64)', async (input) => {
    const headers = { 'content-type': 'application/json' }
    for (const path of [
      '/api/trpc/flows.browse_flows',
      '/api/trpc/runs.start_run',
      '/api/trpc/a,b,c?batch=1',
      '/api/trpc/',
    ])
      for (const answer of [
        await ask(path, { method: 'POST', body: input, headers }),
        await ask(`${path}${path.includes('?') ? '&' : '?'}input=${encodeURIComponent(input.slice(0, 4_000))}`),
      ])
        expect([200, 207, 400, 401, 404, 405, 412, 413, 415, 422], `${path}: ${answer.text.slice(0, 200)}`).toContain(
          answer.status,
        )
    expect((await whoAmI({ 'x-api-key': inject('api_key') })).status).toBe(200)
  })

  it.each([
    'GET / HTTP/9.9\r\n\r\n',
    'NONSENSE\r\n\r\n',
    'POST /api/trpc/runs.start_run HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n',
    'GET /%c0%ae%c0%ae/%00 HTTP/1.1\r\nHost: x\r\n\r\n',
    `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET /api/v1/build/x/events HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\u0081\u0085\u0000\u0000',
  ])('bytes that are no request end nothing (threat 64)', async (bytes) => {
    const answer = await sendBytes(bytes)
    expect(answer === '' || /^HTTP\/1\.1 [34]\d\d/.test(answer), answer.slice(0, 80)).toBe(true)
    expect((await ask('/health', { key: null })).status).toBe(200)
  })
})

describe('a flow that would reach out or run code', () => {
  it('is made, read, listed, kept, published and taken in without doing so (threats 2, 5, 12)', async () => {
    const calls: string[] = []
    const server = createHttpServer((request, response) => {
      calls.push(request.url ?? '')
      response.end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    try {
      const step = (id: string, data: object) => ({
        id,
        type: 'custom',
        position: { x: 0, y: 0 },
        data: { title: id, ...data },
      })
      const http = {
        type: 'http-request',
        method: 'get',
        url: `${base}/canary`,
        authorization: { type: 'no-auth' },
        headers: '',
        params: '',
      }
      const code = {
        type: 'code',
        code_language: 'python3',
        code: `import urllib.request\nurllib.request.urlopen("${base}/code")\ndef main(a=urllib.request.urlopen("${base}/default")):\n    return {}`,
        variables: [],
        outputs: {},
      }
      const data = {
        nodes: [
          step('start', { type: 'start', variables: [] }),
          step('call', http),
          step('code', code),
          step('end', { type: 'end', outputs: [] }),
          step('MCPTools-a', {
            type: 'MCPTools',
            id: 'MCPTools-a',
            node: {
              template: {
                mcp_server: { value: { config: { url: `${base}/mcp`, command: 'touch', args: ['/tmp/canary'] } } },
                url: { value: `${base}/mcp` },
              },
            },
          }),
        ],
        edges: [
          { id: 'a', source: 'start', sourceHandle: 'source', target: 'call', targetHandle: 'target' },
          { id: 'b', source: 'call', sourceHandle: 'source', target: 'code', targetHandle: 'target' },
          { id: 'c', source: 'code', sourceHandle: 'source', target: 'end', targetHandle: 'target' },
        ],
      }
      const id = await makeFlow(data)
      const form = new FormData()
      form.set('file', new File([JSON.stringify({ name: `Taken in ${id}`, data })], 'flow.json'))
      expect((await ask('/api/v1/flows/upload/', { body: form })).status).toBe(201)
      const version = await ask(`/api/v1/flows/${id}/versions`, { json: { version: '1.0' } })
      for (const answer of [
        await ask(`/api/v1/flows/${id}`),
        await ask('/api/v1/flows/?get_all=true'),
        await ask('/api/v1/all'),
        await ask(`/api/v1/flows/${id}`, { method: 'PATCH', json: { data, description: 'again' } }),
        await ask(`/api/v1/flows/${id}/versions/${at(version.body, 'id')}/publish`, { method: 'POST' }),
        await ask(`/api/v1/flows/${id}/versions/${at(version.body, 'id')}/rollback`, { method: 'POST' }),
        await ask('/api/v1/flows/download/', { json: [id] }),
        await ask(`/api/v1/flows/${id}/templates`, { json: { name: `Kept ${id}` } }),
        await ask(
          `/api/trpc/flows.read_flow_report?input=${encodeURIComponent(JSON.stringify({ json: { flow_id: id } }))}`,
        ),
      ])
        expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(300)
      expect(calls).toEqual([])
      // A run does: the canary sings when it should.
      await ask(`/api/v1/run/${id}`, { json: {} })
      expect(calls).toContain('/canary')
      expect(calls).not.toContain('/code')
      expect(calls).not.toContain('/default')
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  it('is not taken from a page that anybody may open, nor checked for strangers (threats 1, 3)', async () => {
    const id = await makeFlow(echoGraph(), { access_type: 'PUBLIC' })
    for (const path of [
      '/api/v1/validate/code',
      '/api/v1/custom_component',
      `/api/v1/build/${id}/flow`,
      `/api/v1/run/${id}`,
    ]) {
      const answer = await ask(path, { key: null, json: { code: '@exec("x")\ndef f(): pass', data: echoGraph() } })
      expect([401, 404], path).toContain(answer.status)
    }
  })
})
