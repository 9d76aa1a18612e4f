import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { env } from '@/env'
import { starterGraph } from '@/modules/flows/server/starters/starter-graph'
import { systemDb } from '@/platform/db/system-db'
import { readPublicPage } from './read-public-page'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const edge = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  sourceHandle: 'source',
  target,
  targetHandle: 'target',
})
const saying = (answer: string) => ({
  nodes: [node('start', { type: 'start', variables: [] }), node('say', { type: 'answer', answer })],
  edges: [edge('start', 'say')],
  dify: { app: { mode: 'advanced-chat', name: 'Says' } },
})
const hidden = 'the-inside-of-the-flow'
/** A form with a template node between its ends, whose inside nobody outside may read. */
const form = {
  nodes: [
    node('start', {
      type: 'start',
      variables: [
        { variable: 'topic', label: 'Topic', type: 'text-input', required: true },
        { variable: 'tone', label: 'Tone', type: 'text-input', default: 'calm', hide: true },
        { variable: 'paper', label: 'Paper', type: 'file', required: false },
        { variable: 'extra', label: 'Extra', type: 'json_object', required: false },
      ],
    }),
    node('inside', {
      type: 'template-transform',
      template: `{# ${hidden} #}{{ topic }}/{{ tone }}`,
      variables: [
        { variable: 'topic', value_selector: ['start', 'topic'] },
        { variable: 'tone', value_selector: ['start', 'tone'] },
      ],
    }),
    node('end', { type: 'end', outputs: [{ variable: 'words', value_selector: ['inside', 'output'] }] }),
  ],
  edges: [edge('start', 'inside'), edge('inside', 'end')],
  dify: { app: { mode: 'workflow', name: 'Form' } },
}

let owner: TestUser
let outsider: TestUser
let flow_id: string

const Body = z.object({ id: z.string() })
const Event = z.object({ event: z.string(), data: z.record(z.string(), z.unknown()) })

interface Caller {
  address?: string
  cookie?: string
  key?: string
}
async function call(method: string, path: string, caller: Caller, body?: unknown) {
  const answer = await callStudio(path, {
    key: caller.key,
    method,
    headers: {
      // Every call comes from somewhere else: how often one may call is another matter.
      'x-millrace-address': caller.address ?? crypto.randomUUID(),
      ...(caller.cookie ? { cookie: `other=1; client_id=${caller.cookie}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}
const asOwner = async (method: string, path: string, body?: unknown) => {
  const answer = await call(method, path, { key: owner.api_key }, body)
  expect(answer.status, answer.text).toBeLessThan(300)
  return JSON.parse(answer.text)
}
async function publish(id: string, version: string) {
  const kept = await asOwner('POST', `/api/v1/flows/${id}/versions`, { version })
  await asOwner('POST', `/api/v1/flows/${id}/versions/${kept.id}/publish`)
}
async function makePublic(data: object, access_type = 'PUBLIC') {
  const { id } = Body.parse(await asOwner('POST', '/api/v1/flows/', { name: 'Open', data, access_type }))
  await publish(id, '1')
  return id
}
const build = (id: string, caller: Caller, body: unknown = {}, query = '') =>
  call('POST', `/api/v1/build_public_tmp/${id}/flow${query}`, caller, body)
const eventsIn = (text: string) =>
  text
    .split('\n\n')
    .filter((line) => line !== '')
    .map((line) => Event.parse(JSON.parse(line)))

/** What a visitor is told, all of it. */
async function said(id: string, caller: Caller, body: unknown = {}) {
  const answer = await build(id, caller, body, '?event_delivery=direct')
  expect(answer.status, answer.text).toBe(200)
  return eventsIn(answer.text)
}

beforeAll(async () => {
  const tenant = await makeTenant('public')
  owner = await makeUser(tenant, 'owner')
  outsider = await makeUser(await makeTenant('elsewhere'), 'owner')
  flow_id = await makePublic(saying('published'))
  await asOwner('PATCH', `/api/v1/flows/${flow_id}`, { data: saying('only a draft') })
})

describe('a visitor', () => {
  it('runs the published version, streamed, polled and direct, and never the draft', async () => {
    const direct = await said(flow_id, { cookie: 'ada' }, { inputs: { input_value: 'hi', session: 's-1' } })
    expect(JSON.stringify(direct)).toContain('published')
    expect(JSON.stringify(direct)).not.toContain('draft')
    expect(direct.at(-1)?.event).toBe('end')

    const { job_id } = JSON.parse((await build(flow_id, { cookie: 'ada' })).text)
    const events = `/api/v1/build_public_tmp/${job_id}/events`
    const streamed = eventsIn((await call('GET', events, { cookie: 'ada' })).text)
    expect(streamed.map(({ event }) => event)).toEqual(direct.map(({ event }) => event))
    const polled = eventsIn((await call('GET', `${events}?event_delivery=polling`, { cookie: 'ada' })).text)
    expect(polled.map(({ event }) => event)).toEqual(direct.map(({ event }) => event))
    expect(
      JSON.parse((await call('POST', `/api/v1/build_public_tmp/${job_id}/cancel`, { cookie: 'ada' })).text),
    ).toEqual({
      success: true,
      message: 'Flow build had ended already',
    })
  })

  it('is asked for the cookie, or for the header that stands for it', async () => {
    for (const answer of [
      await build(flow_id, {}),
      await call('GET', `/api/v1/build_public_tmp/${crypto.randomUUID()}/events`, {}),
      await call('POST', `/api/v1/build_public_tmp/${crypto.randomUUID()}/cancel`, {}),
      await call('GET', `/api/v1/build_public_tmp/${flow_id}/messages`, {}),
    ]) {
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('client_id')
    }
    const byHeader = await callStudio(`/api/v1/build_public_tmp/${flow_id}/messages`, {
      headers: { 'x-client-id': 'ada' },
    })
    expect(byHeader.status).toBe(200)
  })

  it.each([
    ['a graph', { data: saying('mine') }, ''],
    ['a graph that is none', { data: 'anything' }, ''],
    ['tweaks', { tweaks: { say: { answer: 'mine' } } }, ''],
    ['files', { files: ['a'] }, ''],
    ['chosen inputs', { inputs: { components: ['say'] } }, ''],
    ['a beginning', {}, '?start_component_id=say'],
    ['an end', {}, '?stop_component_id=start'],
  ])('may not send %s (threats 3, 4)', async (_what, body, query) => {
    const answer = await build(flow_id, { cookie: 'ada' }, body, query)
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain('mine')
    const left = await systemDb().run.count({
      where: { flow_id, trigger: 'public', status: { in: ['queued', 'running'] } },
    })
    expect(left).toBe(0)
  })

  it('reads and stops nothing of another visitor (threat 40)', async () => {
    const { job_id } = JSON.parse((await build(flow_id, { cookie: 'ada' }, { inputs: { session: 'shared' } })).text)
    await call('GET', `/api/v1/build_public_tmp/${job_id}/events`, { cookie: 'ada' })
    await said(flow_id, { cookie: 'eve' }, { inputs: { session: 'shared' } })
    const of = async (cookie: string, query = '') =>
      z
        .array(z.object({ id: z.number(), session_id: z.string() }))
        .parse(JSON.parse((await call('GET', `/api/v1/build_public_tmp/${flow_id}/messages${query}`, { cookie })).text))
    const ada = await of('ada', '?session_id=shared')
    const eve = await of('eve', '?session_id=shared')
    expect([ada.length, eve.length]).toEqual([2, 2])
    expect(ada[0]?.id).not.toBe(eve[0]?.id)
    expect(new Set((await of('ada')).map(({ session_id }) => session_id))).toEqual(new Set(['s-1', flow_id, 'shared']))
    expect(await of('%')).toEqual([])
    // A stored name is no way in either.
    const stored = await systemDb().message.findFirst({ where: { id: ada[0]?.id ?? 0 } })
    expect(stored?.session_id).toMatch(/^public:[0-9a-f]{32}:shared$/)
    expect(await of('eve', `?session_id=${encodeURIComponent(stored?.session_id ?? '')}`)).toEqual([])

    for (const caller of [{ cookie: 'eve' }, { cookie: 'ad' }, { cookie: 'eve', key: outsider.api_key }]) {
      expect((await call('GET', `/api/v1/build_public_tmp/${job_id}/events`, caller)).status).toBe(404)
      expect((await call('POST', `/api/v1/build_public_tmp/${job_id}/cancel`, caller)).status).toBe(404)
    }
  })

  it('may start so many runs a minute, and people who are signed in more', async () => {
    const caller = { cookie: 'ada', address: '192.0.2.1' }
    const { MILLRACE_PUBLIC_RUNS_PER_MINUTE: limit } = env
    for (let count = 0; count < limit; count += 1)
      expect((await build(flow_id, caller, { data: 'refused, and counted' })).status).toBe(400)
    expect((await build(flow_id, caller)).status).toBe(429)
    expect((await build(flow_id, { ...caller, key: owner.api_key })).status).toBe(200)
    expect((await build(flow_id, { cookie: 'ada' })).status).toBe(200)
  })

  it('finds no job that was started inside', async () => {
    const { job_id } = await asOwner('POST', `/api/v1/build/${flow_id}/flow`, {})
    expect((await call('GET', `/api/v1/build_public_tmp/${job_id}/events`, { cookie: 'ada' })).status).toBe(404)
    expect((await call('POST', `/api/v1/build_public_tmp/${job_id}/cancel`, { cookie: 'ada' })).status).toBe(404)
  })
})

describe('what is open', () => {
  it('is what its owner opened, and nobody learns what else there is (threats 28, 50)', async () => {
    const closed = await makePublic(saying('closed'), 'PRIVATE')
    const team = await makePublic(saying('team'), 'RESTRICTED')
    const answers = [closed, team, crypto.randomUUID()].map((id) => build(id, { cookie: 'ada' }))
    const texts = (await Promise.all(answers)).map(({ status, text }) => ({
      status,
      text: text.replace(/"request_id":"[^"]*"/, ''),
    }))
    expect(texts.map(({ status }) => status)).toEqual([403, 403, 403])
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1)
    expect((await build(team, { cookie: 'ada', key: outsider.api_key })).status).toBe(403)
    expect((await build(team, { cookie: 'ada', key: owner.api_key })).status).toBe(200)
    for (const id of [closed, team])
      expect((await call('GET', `/api/v1/build_public_tmp/${id}/messages`, { cookie: 'ada' })).status).toBe(404)
  })

  it('closes with the flow, for events too', async () => {
    const id = await makePublic(saying('soon closed'))
    const { job_id } = JSON.parse((await build(id, { cookie: 'ada' })).text)
    await asOwner('PATCH', `/api/v1/flows/${id}`, { access_type: 'PRIVATE' })
    expect((await call('GET', `/api/v1/build_public_tmp/${job_id}/events`, { cookie: 'ada' })).status).toBe(404)
  })

  it('is a 404 while nothing is published', async () => {
    const { id } = Body.parse(
      await asOwner('POST', '/api/v1/flows/', { name: 'Draft', data: saying('x'), access_type: 'PUBLIC' }),
    )
    expect((await build(id, { cookie: 'ada' })).status).toBe(404)
  })
})

describe('the page of a flow', () => {
  const page = (id: string) => readPublicPage({ kind: 'anonymous' }, id)

  it('says how the flow is used, and nothing that is not open', async () => {
    expect(await page(flow_id)).toMatchObject({ state: 'ready', chat: true, fields: [] })
    const asked = await page(await makePublic(form))
    expect(asked).toMatchObject({ state: 'ready', chat: false, text: false, needs_file: false })
    expect(JSON.stringify(asked)).not.toContain(hidden)
    expect(asked?.state === 'ready' && asked.fields.map(({ variable }) => variable)).toEqual(['topic', 'extra'])
    const written = starterGraph(
      [
        { id: 'TextInput-a', type: 'TextInput', at: [0, 0] },
        { id: 'TextOutput-b', type: 'TextOutput', at: [1, 0] },
      ],
      ['TextInput-a.text -> TextOutput-b.input_value'],
    )
    const text = await makePublic(written)
    expect(await page(text)).toMatchObject({ state: 'ready', chat: false, text: true })
    const events = await said(text, { cookie: 'ada' }, { inputs: { input_value: 'to the mill' } })
    expect(JSON.stringify(events.filter(({ event }) => event === 'end_vertex'))).toContain('to the mill')
    expect(await page(await makePublic(saying('x'), 'PRIVATE'))).toBeUndefined()
    expect(await page(crypto.randomUUID())).toBeUndefined()
    expect(await page('no id')).toBeUndefined()
    const { id } = Body.parse(await asOwner('POST', '/api/v1/flows/', { name: 'Draft', access_type: 'PUBLIC' }))
    expect(await page(id)).toEqual({ state: 'not_published', name: expect.stringContaining('Draft') })
  })
})

describe('a form', () => {
  it('is filled by the names of its fields, tells what it gives and nothing of its inside', async () => {
    const id = await makePublic(form)
    const events = await said(id, { cookie: 'ada' }, { inputs_by_name: { topic: 'mills', tone: 'loud' } })
    const text = JSON.stringify(events)
    expect(text).toContain('mills/calm')
    expect(text).not.toContain(hidden)
    expect(text).not.toContain('loud')
    expect(text).not.toContain('inside')
    expect(events.map(({ event }) => event)).toEqual(['vertices_sorted', 'token', 'end_vertex', 'end'])
  })

  it('takes no file, however it is wrapped', async () => {
    const id = await makePublic(form)
    const file = { kind: 'file', ref: 'someones', name: 'a.txt', transfer: 'local_file' }
    for (const inputs of [
      { paper: { transfer_method: 'local_file', upload_file_id: crypto.randomUUID() } },
      { paper: 'https://example.org/a.txt' },
      { extra: file },
      { extra: { deep: [file] } },
    ]) {
      const answer = await build(id, { cookie: 'ada' }, { inputs_by_name: { topic: 'x', ...inputs } })
      expect(answer.status, answer.text).toBe(422)
    }
  })

  it('tells no error of a node', async () => {
    const broken = {
      ...form,
      nodes: form.nodes.map((item) =>
        item.id === 'inside'
          ? node('inside', { ...item.data, template: `{{ ${hidden.replaceAll('-', '_')}( }}` })
          : item,
      ),
    }
    const id = await makePublic(broken)
    const answer = await build(id, { cookie: 'ada' }, { inputs_by_name: { topic: 'x' } }, '?event_delivery=direct')
    expect(answer.text).not.toContain('the_inside')
    expect(eventsIn(answer.text).at(-1)).toMatchObject({ event: 'error', data: { error: true } })
  })
})
