import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectTypeOf } from 'expect-type'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor, UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { operation } from '@/contract/operation'
import { rolePrivileges } from '@/contract/privileges'
import { auditWriter } from '@/platform/audit/audit-writer'
import { procedure } from '@/platform/trpc/procedure'
import { createCallerFactory, type RequestContext, router } from '@/platform/trpc/trpc'
import { buildDocument } from './document'
import { createRestMount } from './mount'
import { rawAnswer } from './raw-answers'
import { routesOf } from './route-table'

// What is recorded is another test's matter.
vi.spyOn(auditWriter(), 'write').mockResolvedValue()

const common = { surface: 'studio', group: 'Things', summary: 'Test' } as const
const ops = {
  read: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/things/{thing_id}',
    access: 'public',
    input: z.object({
      thing_id: z.string(),
      flag: z.boolean().default(true),
      count: z.int().min(0).max(10).default(3),
      tags: z.array(z.string()).optional(),
      nothing: z.string().nullish(),
      dashed: z.int().nullish(),
    }),
    query_aliases: { 'Dashed-Name': 'dashed', 'dashed-name': 'dashed' },
    output: z.unknown(),
  }),
  // Declared after the parameter path on purpose: specificity decides, not order.
  search: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/things/search',
    access: 'public',
    input: z.object({}),
    output: z.unknown(),
  }),
  create: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/things/',
    access: 'public',
    status: 201,
    query: ['dry_run'],
    input: z.object({
      name: z.string(),
      size: z.int().default(1),
      on: z.boolean().default(false),
      dry_run: z.boolean().default(false),
    }),
    output: z.unknown(),
  }),
  removeAll: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/things/',
    access: 'public',
    body: { array: 'ids' },
    input: z.object({ ids: z.array(z.int()) }),
    output: z.unknown(),
  }),
  remove: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/things/{thing_id}',
    access: 'flow:delete',
    status: 204,
    input: z.object({ thing_id: z.string() }),
    output: z.null(),
  }),
  choose: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/choose',
    access: 'public',
    body_optional: true,
    input: z.object({ choice: z.union([z.string(), z.int()]).nullish() }),
    output: z.unknown(),
  }),
  upload: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/upload',
    access: 'public',
    body: 'multipart',
    input: z.object({ file: z.file() }),
    output: z.unknown(),
  }),
  form: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/form',
    access: 'public',
    body: 'form',
    input: z.object({ username: z.string() }),
    output: z.unknown(),
  }),
  stream: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/stream',
    access: 'public',
    raw: [{ content_type: 'application/x-ndjson', description: 'Numbers' }],
    raw_only: true,
    input: z.object({ upto: z.int().default(2) }),
    output: z.unknown(),
  }),
  broken: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/broken',
    access: 'public',
    input: z.object({}),
    output: z.unknown(),
  }),
  taken: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/taken',
    access: 'public',
    errors: ['conflict'],
    input: z.object({}),
    output: z.unknown(),
  }),
  elsewhere: operation({
    ...common,
    surface: 'run',
    method: 'GET',
    path: '/run/auth/elsewhere',
    access: 'authenticated',
    input: z.object({}),
    output: z.unknown(),
  }),
}

const root = router({
  read: procedure(ops.read).query(({ input }) => input),
  search: procedure(ops.search).query(() => 'search'),
  create: procedure(ops.create).mutation(({ input }) => input),
  removeAll: procedure(ops.removeAll).mutation(({ input }) => input.ids),
  remove: procedure(ops.remove).mutation(() => null),
  choose: procedure(ops.choose).mutation(({ input }) => input),
  upload: procedure(ops.upload).mutation(async ({ input }) => ({
    name: input.file.name,
    text: await input.file.text(),
  })),
  form: procedure(ops.form).mutation(({ input }) => input),
  stream: procedure(ops.stream).query(() => null),
  broken: procedure(ops.broken).query(() => {
    throw new Error('the password of the database is hunter2')
  }),
  taken: procedure(ops.taken).query(() => {
    throw new AppError('conflict', 'Taken', { hint: 'Take another', details: { newer: 1 } })
  }),
  elsewhere: procedure(ops.elsewhere).query(() => 'elsewhere'),
})

const faults: string[] = []
const built = vi.hoisted(() => ({ handlers: 0 }))
vi.mock('trpc-openapi', async (original) => {
  const library = await original<typeof import('trpc-openapi')>()
  const createOpenApiNodeHttpHandler: typeof library.createOpenApiNodeHttpHandler = (options) => {
    built.handlers += 1
    return library.createOpenApiNodeHttpHandler(options)
  }
  return { ...library, createOpenApiNodeHttpHandler }
})
const editor: UserActor = {
  kind: 'user',
  user_id: 1,
  username: 'ada',
  tenant_id: '00000000-0000-4000-8000-000000000001',
  is_superuser: false,
  roles: ['editor'],
  privileges: rolePrivileges.editor,
  businesses: new Map(),
  credential: 'api_key',
  credential_id: 'k1',
}
const call = async (name: string, context: RequestContext, input: unknown) => {
  const caller: Record<string, unknown> = createCallerFactory(root)(context)
  const target = caller[name]
  return typeof target === 'function' ? target(input) : undefined
}
const make = (surface: 'studio' | 'run', cors: string[] = []) => {
  return createRestMount({
    root,
    surface,
    call,
    authenticate: async (request): Promise<Actor> =>
      request.headers.get('x-api-key') === 'good' ? editor : { kind: 'anonymous' },
    raw: new Map([
      rawAnswer(ops.stream, async (actor, input) => {
        expectTypeOf(actor).toEqualTypeOf<Actor>()
        return new Response(`${input.upto}\n`, { headers: { 'content-type': 'application/x-ndjson' } })
      }),
    ]),
    cors,
    max_body: 2_000,
    incoming: { folder: join(tmpdir(), `millrace-mount-${process.pid}`), max_file: 100_000 },
    limit: async () => undefined,
    address: () => '127.0.0.1',
    onFault: (error) => faults.push(error.message),
  })
}
const studio = make('studio')
const at = (path: string, init?: RequestInit) => studio(new Request(`http://localhost${path}`, init))
const json = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('trap 1: the bridge must not change the schemas it is given', () => {
  it('keeps RPC strict after REST calls that coerce', async () => {
    await at('/api/v1/things/a?count=5')
    await at('/api/v1/things/', json('POST', { name: 'a' }))
    const caller = createCallerFactory(root)({
      actor: { kind: 'anonymous' },
      request_id: '',
      address: '',
      user_agent: '',
      signal: new AbortController().signal,
      limit: async () => undefined,
    })
    // @ts-expect-error text is not a number, at compile time and at run time
    await expect(caller.read({ thing_id: 'a', count: '5' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    // @ts-expect-error null is not a number either
    await expect(caller.create({ name: 'a', size: null })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('trap 2: query strings are read by schema kind, bodies stay strict', () => {
  it.each([
    ['flag=false', { flag: false }],
    ['flag=0', { flag: false }],
    ['flag=true', { flag: true }],
    ['count=0', { count: 0 }],
    ['tags=a', { tags: ['a'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['nothing=', { nothing: '' }],
    ['Dashed-Name=4', { dashed: 4 }],
    ['dashed-name=4', { dashed: 4 }],
    ['unknown=1', {}],
  ])('%s', async (query, expected) => {
    const response = await at(`/api/v1/things/x?${query}`)
    expect(await response.json()).toEqual({ thing_id: 'x', flag: true, count: 3, ...expected })
  })
  it.each(['flag=maybe', 'count=five', 'count=11', 'count=1.5'])(
    'refuses %s with the place of the fault',
    async (query) => {
      const response = await at(`/api/v1/things/x?${query}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ detail: [{ loc: ['query', query.split('=')[0]] }] })
    },
  )
  it.each([{ name: 'a', size: '5' }, { name: 'a', on: 'false' }, { name: 5 }, {}])(
    'body %j is not coerced',
    async (body) => {
      expect((await at('/api/v1/things/', json('POST', body))).status).toBe(422)
    },
  )
  it('takes a declared query parameter beside a body, and not from the body', async () => {
    const response = await at('/api/v1/things/?dry_run=true', json('POST', { name: 'a' }))
    expect(await response.json()).toMatchObject({ dry_run: true })
    const smuggled = await at('/api/v1/things/', json('POST', { name: 'a', dry_run: true }))
    expect(await smuggled.json()).toMatchObject({ dry_run: false })
  })
})

describe('trap 3: a static segment wins over a parameter whatever the order of declaration', () => {
  it('finds /things/search', async () => {
    expect(await (await at('/api/v1/things/search')).json()).toBe('search')
  })
})

describe('trap 4: path parameters are percent-decoded', () => {
  it('decodes', async () => {
    expect(await (await at('/api/v1/things/a%20b%2Fc')).json()).toMatchObject({ thing_id: 'a b/c' })
  })
  it('answers 422 to an encoding that is broken', async () => {
    expect((await at('/api/v1/things/%E0%A4%A')).status).toBe(422)
  })
})

describe('trap 5: each surface has its own handler and document', () => {
  it('does not serve the operation of another surface', async () => {
    expect((await at('/run/auth/elsewhere')).status).toBe(404)
    const response = await make('run')(new Request('http://localhost/run/auth/elsewhere'))
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
  it('does not document it either', () => {
    const studioPaths = Object.keys(buildDocument('studio', routesOf(root, 'studio'), '1', 'http://x').paths ?? {})
    expect(studioPaths).not.toContain('/run/auth/elsewhere')
    const run = buildDocument('run', routesOf(root, 'run'), '1', 'http://x')
    expect(Object.keys(run.paths ?? {})).toEqual(['/run/auth/elsewhere'])
  })
})

describe('trap 6: bare arrays as bodies', () => {
  it('takes one, also with DELETE', async () => {
    expect(await (await at('/api/v1/things/', json('DELETE', [1, 2]))).json()).toEqual([1, 2])
  })
  it('says where in the array the fault is', async () => {
    const response = await at('/api/v1/things/', json('DELETE', [1, 'b']))
    expect(await response.json()).toMatchObject({ detail: [{ loc: ['body', 1] }] })
  })
})

describe('trap 7: unions, multipart, forms, streams, files and empty bodies', () => {
  it('takes unions', async () => {
    expect(await (await at('/api/v1/choose', json('POST', { choice: 4 }))).json()).toEqual({ choice: 4 })
  })
  it('takes an empty body where the body is optional, with or without a content type', async () => {
    expect((await at('/api/v1/choose', { method: 'POST' })).status).toBe(200)
    expect((await at('/api/v1/choose', json('POST', ''))).status).toBe(200)
  })
  it('refuses an empty body where it is not', async () => {
    expect((await at('/api/v1/things/', { method: 'POST' })).status).toBe(422)
  })
  it('takes multipart', async () => {
    const body = new FormData()
    body.set('file', new File(['hello'], 'a.txt'))
    expect(await (await at('/api/v1/upload', { method: 'POST', body })).json()).toEqual({
      name: 'a.txt',
      text: 'hello',
    })
  })
  it('refuses JSON that poses as an upload (threat 32)', async () => {
    const response = await at('/api/v1/upload', json('POST', { file: { path: '/etc/passwd' } }))
    expect(response.status).toBe(415)
  })
  it('takes forms', async () => {
    const response = await at('/api/v1/form', { method: 'POST', body: new URLSearchParams({ username: 'ada' }) })
    expect(await response.json()).toEqual({ username: 'ada' })
  })
  it.each(['__proto__', '__proto__[admin]', 'constructor', 'constructor.prototype.admin', 'prototype', 'toString'])(
    'takes no prototype from the name %s of a form’s field (threat 65)',
    async (name) => {
      const upload = new FormData()
      upload.set(name, 'yes')
      upload.set('file', new File(['hello'], 'a.txt'))
      const fields = new URLSearchParams([
        [name, 'yes'],
        ['username', 'ada'],
      ])
      for (const [path, body, wanted] of [
        ['/api/v1/upload', upload, { name: 'a.txt', text: 'hello' }],
        ['/api/v1/form', fields, { username: 'ada' }],
      ] as const) {
        const response = await at(path, { method: 'POST', body })
        const answer = await response.json()
        if (response.status === 200) expect(answer).toEqual(wanted)
        else expect(response.status).toBe(422)
      }
      for (const key of ['admin', 'yes', 'polluted']) expect(Reflect.get({}, key)).toBeUndefined()
    },
  )
  it('refuses a form that poses as JSON, and JSON that poses as a form (threat 32)', async () => {
    const form = { method: 'POST', body: new URLSearchParams({ name: 'a' }) }
    expect((await at('/api/v1/things/', form)).status).toBe(415)
    const upload = new FormData()
    upload.set('name', 'a')
    expect((await at('/api/v1/things/', { method: 'POST', body: upload })).status).toBe(415)
    expect((await at('/api/v1/form', json('POST', { username: 'ada' }))).status).toBe(415)
    const posing = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '{"file":{}}',
    }
    expect((await at('/api/v1/upload', posing)).status).toBe(422)
  })
  it('gives raw answers with the checked input', async () => {
    const response = await at('/api/v1/stream?upto=7')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(await response.text()).toBe('7\n')
    expect((await at('/api/v1/stream?upto=x')).status).toBe(422)
  })
})

describe('trap 8: statuses, methods, HEAD, masked faults', () => {
  it('answers the declared status', async () => {
    expect((await at('/api/v1/things/', json('POST', { name: 'a' }))).status).toBe(201)
    const removed = await at('/api/v1/things/a', { method: 'DELETE', headers: { 'x-api-key': 'good' } })
    expect([removed.status, await removed.text()]).toEqual([204, ''])
  })
  it('answers 405 with Allow to a method that the path does not have', async () => {
    const response = await at('/api/v1/things/search', { method: 'PUT' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD']))
  })
  it('answers HEAD like GET without the body, and 404 where there is nothing', async () => {
    const response = await at('/api/v1/things/search', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect((await at('/api/v1/nothing', { method: 'HEAD' })).status).toBe(404)
  })
  it('does not tell what broke, but gives an id that the log has', async () => {
    const response = await at('/api/v1/broken')
    const body = await response.text()
    expect(response.status).toBe(500)
    expect(body).not.toContain('hunter2')
    expect(body).toContain(response.headers.get('x-request-id'))
    expect(faults).toHaveLength(1)
  })
  it('carries the status, hint and details of an AppError', async () => {
    const response = await at('/api/v1/taken')
    expect([response.status, await response.json()]).toEqual([409, { detail: 'Taken. Take another', newer: 1 }])
  })
})

describe('trap 9: everything is built once per surface', () => {
  it('does not build again with requests', async () => {
    const before = built.handlers
    expect(before).toBeGreaterThan(0)
    for (let i = 0; i < 20; i += 1) await at('/api/v1/things/search')
    expect(built.handlers).toBe(before)
  })
})

describe('trap 10: the document says what the generator cannot', () => {
  const document: Record<string, unknown> = buildDocument('studio', routesOf(root, 'studio'), '1', 'http://x')
  const op = (path: string, method: string) => {
    const paths = z.record(z.string(), z.record(z.string(), z.looseObject({}))).parse(document.paths)
    return paths[path]?.[method]
  }
  it('has security, the declared status and error answers', () => {
    expect(op('/api/v1/things/{thing_id}', 'delete')).toMatchObject({
      security: [{ bearer: [] }, { api_key_header: [] }, { api_key_query: [] }, { session: [] }],
      responses: { 204: {}, 401: {}, 403: {}, 404: {}, 422: {} },
    })
    expect(op('/api/v1/things/search', 'get')).toMatchObject({ security: [] })
  })
  it('has query parameters beside a body, arrays as bodies and forms', () => {
    expect(op('/api/v1/things/', 'post')).toMatchObject({
      parameters: [{ in: 'query', name: 'dry_run' }],
      requestBody: { content: { 'application/json': { schema: { required: ['name'] } } } },
    })
    expect(op('/api/v1/things/', 'delete')).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { type: 'array' } } } },
    })
    expect(op('/api/v1/upload', 'post')).toMatchObject({ requestBody: { content: { 'multipart/form-data': {} } } })
  })
  it('has streams', () => {
    expect(op('/api/v1/stream', 'get')).toMatchObject({
      responses: { 200: { content: { 'application/x-ndjson': {} } } },
    })
  })
})

describe('the mount', () => {
  it('takes paths with and without a closing slash, without a redirect', async () => {
    for (const path of ['/api/v1/things', '/api/v1/things/'])
      expect((await at(path, json('POST', { name: 'a' }))).status).toBe(201)
  })
  it('refuses a body over the limit, announced or not', async () => {
    const big = json('POST', { name: 'x'.repeat(3_000) })
    expect((await at('/api/v1/things/', big)).status).toBe(413)
  })
  it.each([
    ['broken JSON', '{"name": '],
    ['an array', '[1]'],
    ['NUL', '{"name":"a\\u0000b"}'],
    ['__proto__', '{"name":"a","__proto__":{"admin":true}}'],
    ['deep nesting', `{"name":${'['.repeat(400)}${']'.repeat(400)}}`],
  ])('answers 422 to %s (threat 56)', async (_what, body) => {
    expect((await at('/api/v1/things/', json('POST', body))).status).toBe(422)
  })
  it('answers 415 to another content type', async () => {
    const response = await at('/api/v1/things/', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    })
    expect(response.status).toBe(415)
  })
  it('asks for a credential before it reads the body (threat 1)', async () => {
    const response = await at('/api/v1/things/x', { method: 'DELETE' })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })
  it('is closed to other origins, opens to listed ones, and never allows their cookies (threat 10)', async () => {
    const origin = { origin: 'https://page.example' }
    expect(
      (await at('/api/v1/things/search', { headers: origin })).headers.get('access-control-allow-origin'),
    ).toBeNull()
    for (const list of [['https://page.example'], ['*']]) {
      const open = make('studio', list)
      const answer = await open(new Request('http://localhost/api/v1/things/search', { headers: origin }))
      const preflight = await open(
        new Request('http://localhost/api/v1/things/search', { method: 'OPTIONS', headers: origin }),
      )
      for (const response of [answer, preflight]) {
        expect(response.headers.get('access-control-allow-origin')).toBe(list[0])
        expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      }
    }
  })
})
