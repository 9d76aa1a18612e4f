import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { env } from '@/env'
import { starterGraph } from '@/modules/flows/server/starters/starter-graph'
import { hashPassword } from '@/modules/identity/server/password-hash'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { authSecret, encryptionKey } from '@/platform/data-dir/secrets'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { logRing } from '@/platform/telemetry/log-ring'
import { rootRouter } from '../root'
import { callAs } from '../testing/call-as'
import { sampleInput } from '../testing/sample-input'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

// The model server of this test is on this machine; the log says everything that it can say.
vi.hoisted(() => {
  process.env.MILLRACE_OUTBOUND_ALLOW = '127.0.0.1'
  process.env.MILLRACE_LOG_LEVEL = 'debug'
})

const plant = (kind: string) => `mk-${kind}-${randomUUID().replaceAll('-', '')}`
/** One for every kind of secret, so that a hit says where it comes from. */
const markers: Record<string, string> = {
  'a stored credential': plant('variable'),
  'a key typed into a node': plant('node'),
  'a key of a request': plant('request'),
  'a secret variable of a flow': plant('env'),
  'a key of a provider': plant('provider'),
  'a variable of a header': plant('header'),
  'a key for embeddings': plant('embedding'),
  'a password': plant('password'),
  'a wrong password': plant('wrong'),
  'a key of a tweak': plant('tweak'),
  'the key that encrypts': encryptionKey(),
  'the secret that signs': authSecret(),
}
const of = (kind: string) => markers[kind] ?? ''

let owner: TestUser
let ids: Record<string, unknown>
let mock: OpenAiMock
let begun: number
/** A server that answers with the headers that it was sent, and what it was sent. */
let echo: string
const heard: string[] = []
const echoes = createServer((request, response) => {
  heard.push(JSON.stringify(request.headers))
  response.setHeader('content-type', 'application/json').end(JSON.stringify(request.headers))
})
/** Whatever anybody was told, with what had been asked. */
const told: { what: string; text: string }[] = []

const json = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
async function ask(method: string, path: string, init: RequestInit = {}, note = true) {
  const answer = await callStudio(path, { method, key: owner.api_key, ...init })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const text = textOf(bytes)
  if (note) told.push({ what: `${method} ${path} ${answer.status}`, text: text + JSON.stringify([...answer.headers]) })
  return { status: answer.status, text }
}

/** What is in an answer, unpacked where it is an archive. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${new TextDecoder().decode(content)}`)
    .join('\n')
}
const read = (text: string, key: string) => z.object({ [key]: z.string() }).parse(JSON.parse(text))[key] ?? ''

/** The secret as it stands, and as it would look in a header of another kind or in an address. */
function hits(text: string): string[] {
  return Object.entries(markers).flatMap(([kind, secret]) =>
    [secret, Buffer.from(secret).toString('base64').replace(/=+$/, ''), Buffer.from(secret).toString('hex')].some(
      (form) => text.includes(form),
    )
      ? [kind]
      : [],
  )
}

const asking = (config: Record<string, unknown>) =>
  starterGraph(
    [
      { id: 'ChatInput-a', type: 'ChatInput', at: [0, 0] },
      {
        id: 'LanguageModelComponent-a',
        type: 'LanguageModelComponent',
        at: [1, 0],
        config: { provider: 'OpenAI-compatible', model_name: 'mock', base_url: mock.url, ...config },
      },
      { id: 'ChatOutput-a', type: 'ChatOutput', at: [2, 0] },
    ],
    [
      'ChatInput-a.message -> LanguageModelComponent-a.input_value',
      'LanguageModelComponent-a.text_output -> ChatOutput-a.input_value',
    ],
  )
/** The same with the key's field naming a variable. */
const byName = (data: object): object =>
  JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    z.object({ value: z.literal('KEPT') }).safeParse(value).success ? { ...Object(value), load_from_db: true } : value,
  )
const step = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const calling = () => ({
  nodes: [
    step('start', { type: 'start', variables: [] }),
    step('call', {
      type: 'http-request',
      method: 'get',
      url: echo,
      headers: 'X-Own: {{#env.own#}}',
      params: '',
      body: { type: 'none', data: [] },
      authorization: { type: 'api-key', config: { type: 'bearer', api_key: of('a key of a request') } },
    }),
    step('say', { type: 'answer', answer: '{{#call.body#}}' }),
  ],
  edges: [
    { id: 'a', source: 'start', sourceHandle: 'source', target: 'call', targetHandle: 'target' },
    { id: 'b', source: 'call', sourceHandle: 'source', target: 'say', targetHandle: 'target' },
  ],
  dify: {
    app: { mode: 'advanced-chat', name: 'Calls' },
    workflow: {
      environment_variables: [{ id: 'v', name: 'own', value_type: 'secret', value: of('a secret variable of a flow') }],
    },
  },
})
const makeFlow = async (name: string, data: object) =>
  read((await ask('POST', '/api/v1/flows/', json({ name, data, access_type: 'RESTRICTED' }))).text, 'id')

beforeAll(async () => {
  begun = logRing().lines().at(-1)?.at ?? 0
  // Refusals say what they were sent, as some providers do.
  mock = await startOpenAiMock({
    script: ({ headers, messages }) => {
      const said = messages.at(-1)?.content ?? ''
      const echo = `The key ${headers.authorization} is not welcome here`
      if (said === 'unauthorized') return { status: 401, body: { error: { message: echo } } }
      if (said === 'bad') return { status: 400, body: { error: { message: echo, param: headers.authorization } } }
      if (said === 'broken') return { status: 500, body: { error: { message: echo } } }
      if (said === 'odd') return { text: `<html>${echo}</html>`, content_type: 'text/html' }
      return { text: echo, content_type: 'text/plain' }
    },
    embed: () => ({ status: 400, body: { error: { message: `No ${of('a key for embeddings')} here` } } }),
  })
  await new Promise<void>((listening) => echoes.listen(0, '127.0.0.1', listening))
  echo = `http://127.0.0.1:${z.object({ port: z.number() }).parse(echoes.address()).port}/`
  owner = await makeUser(await makeTenant('secrets'), 'owner')
  markers['an API key'] = owner.api_key
  ids = await makeOneOfEverything(owner)
}, 60_000)
afterAll(async () => {
  echoes.close()
  await mock.close()
})

describe('secrets of every kind (threat 31)', () => {
  it('are used, also by runs that fail with them', async () => {
    await ask('POST', '/api/v1/variables/', json({ name: 'KEPT', value: of('a stored credential') }))
    await ask(
      'POST',
      '/api/v1/variables/',
      json({ name: 'OPENAI_COMPATIBLE_API_KEY', value: of('a key of a provider') }),
    )
    const base = await ask(
      'POST',
      '/api/v1/variables/',
      json({ name: 'EMBEDDING_KEY', value: of('a key for embeddings') }),
    )
    expect(base.status).toBe(201)
    await ask(
      'POST',
      '/api/v1/knowledge_bases',
      json({
        name: 'Embedded',
        embedding: {
          provider: 'openai-compatible',
          model: 'mock',
          base_url: mock.url,
          api_key_variable: 'EMBEDDING_KEY',
        },
      }),
    ).then(async ({ text }) => {
      const at = `/api/v1/knowledge_bases/${read(text, 'id')}`
      const document = read((await ask('POST', `${at}/documents`, json({ name: 'one', text: 'text' }))).text, 'id')
      await vi.waitFor(async () => {
        expect((await ask('GET', `${at}/documents/${document}`)).text).toContain('"failed"')
      }, 20_000)
      await ask('POST', `${at}/search`, json({ query: 'text', mode: 'vector' }))
    })
    const flows = [
      await makeFlow('Typed', asking({ api_key: of('a key typed into a node') })),
      await makeFlow('Of the provider', asking({})),
      await makeFlow('Named', byName(asking({ api_key: 'KEPT' }))),
      await makeFlow('Calls', calling()),
    ]
    const header = { 'x-millrace-global-var-kept': of('a variable of a header') }
    for (const id of flows) {
      for (const input_value of ['unauthorized', 'bad', 'broken', 'odd', 'fine']) {
        const sent = { ...json({ input_value }), headers: { 'content-type': 'application/json', ...header } }
        await ask('POST', `/api/v1/run/${id}?stream=${input_value === 'bad'}`, sent)
      }
      await ask(
        'POST',
        `/api/v1/build/${id}/flow?event_delivery=direct`,
        json({ inputs: { input_value: 'unauthorized' } }),
      )
      await ask(
        'POST',
        `/api/v1/run/${id}`,
        json({
          input_value: 'unauthorized',
          tweaks: { 'LanguageModelComponent-a': { api_key: of('a key of a tweak') } },
        }),
      )
      await ask('POST', `/api/v1/flows/${id}/versions`, json({ version: '1' }))
      for (const path of ['', '/versions', '/export']) await ask('GET', `/api/v1/flows/${id}${path}`)
      await ask('GET', `/api/v1/monitor/messages?flow_id=${id}`)
    }
    await ask('POST', '/api/v1/flows/download/', json(flows))
    await ask('POST', '/api/v1/flows/download/', json(flows.slice(0, 1)))
    // The keys did reach the provider: a test of what never is there would find nothing.
    const used = mock.requests.map(({ headers }) => String(headers.authorization)).join() + heard.join()
    const sent = Object.keys(markers).filter((kind) => /key of|typed|credential|header|variable of/.test(kind))
    expect(sent.length).toBe(7)
    for (const kind of sent) expect(used, kind).toContain(of(kind))
    expect(mock.requests.length).toBeGreaterThan(10)
  }, 60_000)

  it('are given to sign in, rightly and wrongly, and handed over by links', async () => {
    const username = `person-${randomUUID().slice(0, 8)}`
    const form = (body: Record<string, string>) => ({ body: new URLSearchParams(body) })
    const user = await systemDb().user.create({
      data: { username, password_hash: await hashPassword(of('a password')) },
    })
    await systemDb().membership.create({ data: { tenant_id: owner.tenant_id, user_id: user.id } })
    await systemDb().tenantUserRole.create({ data: { tenant_id: owner.tenant_id, uid: user.id, role_id: 'member' } })
    const address = { 'x-millrace-address': randomUUID() }
    const right = await ask(
      'POST',
      '/api/v1/login',
      { ...form({ username, password: of('a password') }), headers: address },
      false,
    )
    expect(right.status).toBe(200)
    markers['an access token'] = read(right.text, 'access_token')
    markers['a refresh token'] = read(right.text, 'refresh_token')
    const wrong = await ask('POST', '/api/v1/login', {
      ...form({ username, password: of('a wrong password') }),
      headers: address,
    })
    expect(wrong.status).toBe(401)
    for (const path of ['/api/v1/users/whoami', '/api/v1/flows/not-an-id', '/api/v1/nowhere']) {
      await ask('GET', path, { key: '', headers: { authorization: `Bearer ${of('an access token')}` } } as RequestInit)
      await ask('GET', `${path}?x-api-key=${owner.api_key}`, { key: '' } as RequestInit)
    }
  })

  it('come back from no operation', async () => {
    const known = {
      ...ids,
      password: of('a password'),
      current_password: of('a wrong password'),
      new_password: of('a password'),
      api_key: of('a key typed into a node'),
      refresh_token: of('a wrong password'),
    }
    // What ends the session, the tenant or the rows that later ones ask for comes last; a stream without an end not at all.
    const skipped = new Set(['monitor.stream_logs'])
    const last = (name: string) => /delete|remove|reset|logout|leave|clear|empty/.test(name)
    const all = operationsOf(rootRouter).filter(({ name }) => !skipped.has(name))
    const ordered = [...all.filter(({ name }) => !last(name)), ...all.filter(({ name }) => last(name))]
    for (const one of ordered) {
      const answer = await callAs(owner, one, sampleInput(one.op, known)).catch((error: unknown) => ({
        status: 0,
        text: String(error),
      }))
      told.push({ what: `${one.name} ${answer.status}`, text: answer.text })
    }
    expect(told.length).toBeGreaterThan(200)
    expect(told.flatMap(({ what, text }) => hits(text).map((kind) => `${what}: ${kind}`))).toEqual([])
  }, 120_000)

  it('stand in no table', async () => {
    const tables = await systemDb().$queryRawUnsafe<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
    )
    expect(tables.length).toBeGreaterThan(30)
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await systemDb().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`)
      for (const kind of hits(rows.map(({ row }) => row).join('\n'))) found.push(`${name}: ${kind}`)
    }
    expect(found).toEqual([])
  })

  it('stand in no line of the log and in no file beside those that keep them', async () => {
    const lines = logRing()
      .lines()
      .filter(({ at }) => at > begun)
    expect(hits(lines.map(({ text }) => text).join('\n'))).toEqual([])
    const files = readdirSync(env.MILLRACE_DATA_DIR, { recursive: true, encoding: 'utf8' })
      .map((name) => join(env.MILLRACE_DATA_DIR, name))
      .filter((path) => statSync(path).isFile() && !path.endsWith('secrets.json'))
    const found = files.flatMap((path) => hits(readFileSync(path, 'latin1')).map((kind) => `${path}: ${kind}`))
    expect(found).toEqual([])
  })
})
