import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isRest } from '@/contract/operation'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'
import { callAs, procedureKinds, rpcAs } from '../testing/call-as'
import { sampleInput } from '../testing/sample-input'
import {
  callStudio,
  makeOneOfEverything,
  makeTenant,
  makeUser,
  marker,
  snapshot,
  type TestUser,
} from '../testing/two-tenants'

const all = operationsOf(rootRouter)
const kinds = procedureKinds()

let ours: TestUser
let theirs: TestUser
/** What the neighbour owns, and what the caller owns, by the same names. */
let ids: Record<string, unknown>
let own: Record<string, unknown>

beforeAll(async () => {
  ours = await makeUser(await makeTenant('ours'), 'owner')
  theirs = await makeUser(await makeTenant('theirs'), 'owner')
  ids = await makeOneOfEverything(ours)
  await systemDb().flow.update({ where: { id: String(ids.flow_id) }, data: { endpoint_name: 'only-ours' } })
  const made = await makeOneOfEverything(theirs)
  // What both call by one name would only be found again: the caller's own things have other names.
  own = { ...made, role_id: 'theirs', priv_id: 'theirs' }
}, 60_000)

/** Texts that only rows of the neighbour hold. */
const foreign = () =>
  [ids.flow_id, ids.run_id, ids.session_id, ids.file_id, ids.knowledge_base_id, ids.document_id, ours.tenant_id].map(
    String,
  )

describe('lists', () => {
  const reads = all.filter(({ name, op }) => (isRest(op) ? op.method === 'GET' : kinds.get(name) === 'query'))
  const optional = (op: (typeof all)[number]['op']) =>
    Object.entries(op.input.shape).filter(([, schema]) => schema.safeParse(undefined).success)

  it('and other readings are many', () => {
    expect(reads.length).toBeGreaterThan(60)
    expect(reads.filter(({ op }) => optional(op).length > 0).length).toBeGreaterThan(25)
  })

  it.each(reads)(
    '$name shows nothing of the neighbour, whatever is asked for beside (threat 22)',
    async ({ name, op }) => {
      const base = sampleInput(op, own)
      const required = Object.fromEntries(
        Object.entries(base).filter(([key]) => !op.input.shape[key]?.safeParse(undefined).success),
      )
      const inputs: Record<string, unknown>[] = [required]
      const most: Record<string, unknown> = { ...required }
      for (const [key, schema] of optional(op)) {
        const values = [true, false, 0, '', '0', '%', 'all', null, ids[key], own[key], ...choices(schema)]
        for (const value of values) {
          if (value === undefined || !schema.safeParse(value).success) continue
          inputs.push({ ...required, [key]: value })
          if (value === true) most[key] = true
        }
      }
      inputs.push(most)
      for (const input of inputs) {
        const answer = await callAs(theirs, { name, op }, input)
        const asked = JSON.stringify(input)
        expect.soft(answer.status, `${asked}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
        for (const text of foreign().filter((id) => !asked.includes(id)))
          expect.soft(answer.text.includes(text), `${asked} shows ${text}`).toBe(false)
      }
    },
  )
})

/** The words that a field may be, whatever it is wrapped into. */
function choices(schema: z.core.$ZodType): unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return choices(schema.unwrap())
  return []
}

describe('a parent of one’s own', () => {
  /** Every operation with several ids in its path: the last is the neighbour's, the others the caller's. */
  const nested = all.filter(({ op }) => isRest(op) && (op.path.match(/\{/g)?.length ?? 0) > 1)
  const children = ['document_id', 'chunk_id', 'version_id', 'relation_id', 'file_name', 'priv_id', 'uid']

  it.each(nested)('$name does not lead to the neighbour’s child (threat 45)', async ({ name, op }) => {
    const before = await snapshot(ours.tenant_id)
    const keys = isRest(op) ? [...op.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '') : []
    for (const child of keys.filter((key) => children.includes(key))) {
      const input = sampleInput(op, {
        ...own,
        file_name: `${ids.file_id}_x.txt`,
        [child]: ids[child] ?? `${ids.file_id}_x.txt`,
      })
      const answer = await callAs(theirs, { name, op }, input)
      // A privilege is a word, not a row: the same one may be named everywhere.
      if (child !== 'priv_id') expect(answer.status, `${child}: ${answer.text}`).toBe(404)
      expect(answer.text).not.toContain(String(ids.flow_id))
    }
    expect(await snapshot(ours.tenant_id)).toBe(before)
  })
})

describe('every way to run a flow', () => {
  const post = async (user: TestUser, path: string, body: unknown) => {
    const answer = await callStudio(path, {
      key: user.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  }
  /** Each with a flow to run and a conversation to go on with. */
  const ways: [string, (flow: unknown, session: unknown) => Promise<{ status: number; text: string }>][] = [
    ['run', (f, s) => post(theirs, `/api/v1/run/${f}`, { input_value: 'hello', session_id: s })],
    ['run, streamed', (f, s) => post(theirs, `/api/v1/run/${f}?stream=true`, { input_value: 'x', session_id: s })],
    [
      'run/advanced',
      (f, s) => post(theirs, `/api/v1/run/advanced/${f}`, { inputs: [{ input_value: 'x' }], session_id: s }),
    ],
    ['run/dev', (f, s) => post(theirs, `/api/v1/run/dev/${f}`, { input_value: 'x', session_id: s })],
    ['run/online', (f, s) => post(theirs, `/api/v1/run/online/${f}`, { input_value: 'x', session_id: s })],
    ['run/release', (f, s) => post(theirs, `/api/v1/run/release/${f}?v=1.0`, { input_value: 'x', session_id: s })],
    [
      'build',
      (f, s) =>
        post(theirs, `/api/v1/build/${f}/flow?event_delivery=direct`, { inputs: { input_value: 'x', session: s } }),
    ],
    [
      'workflows',
      (f, s) => post(theirs, '/api/v2/workflows', { flow_id: f, inputs: { session_id: s, input_value: 'x' } }),
    ],
    [
      'chat completions',
      (f, s) =>
        post(theirs, '/api/v1/chat/completions', {
          model: f,
          session_id: s,
          messages: [{ role: 'user', content: 'x' }],
        }),
    ],
    [
      'responses',
      (f) => post(theirs, '/api/v1/responses', { model: f, input: 'x', previous_response_id: ids.response_id }),
    ],
    ['webhook', (f, s) => post(theirs, `/api/v1/webhook/${f}`, { said: 'x', session_id: s })],
    ['the console', (f, s) => rpcAs(theirs, 'runs.start_run', { flow_id: f, input_value: 'x', session_id: s })],
  ]

  it.each(ways)('%s finds no flow of the neighbour and starts nothing (threats 7, 37)', async (_name, call) => {
    const before = await snapshot(ours.tenant_id)
    for (const flow of [ids.flow_id, 'only-ours']) {
      const answer = await call(flow, randomUUID())
      // Clients of OpenAI's responses expect faults as an answer.
      if (answer.status === 200) expect(JSON.parse(answer.text)).toMatchObject({ error: expect.any(Object) })
      else expect(flow === 'only-ours' ? [404, 422] : [404], answer.text).toContain(answer.status)
    }
    expect(await snapshot(ours.tenant_id)).toBe(before)
  })

  it.each(ways)('%s goes on with no conversation of the neighbour (threats 37, 40)', async (_name, call) => {
    const before = await snapshot(ours.tenant_id)
    const answer = await call(own.flow_id, ids.session_id)
    expect(answer.status, answer.text).toBeLessThan(500)
    expect(answer.text).not.toContain(String(ids.flow_id))
    expect(answer.text).not.toContain(ours.tenant_id)
    await new Promise((resolve) => setTimeout(resolve, 50))
    // The name may be used again on this side of the wall; on the other nothing is added.
    expect(await snapshot(ours.tenant_id)).toBe(before)
    const strays = await systemDb().message.count({
      where: { session_id: String(ids.session_id), tenant_id: ours.tenant_id, user_id: theirs.id },
    })
    expect(strays).toBe(0)
  })

  it.each([
    ['GET', (id: unknown) => `/api/v1/build/${id}/events`],
    ['GET', (id: unknown) => `/api/v1/build/${id}/events?event_delivery=polling`],
    ['GET', (id: unknown) => `/api/v1/build/${id}/events?after=0`],
    ['POST', (id: unknown) => `/api/v1/build/${id}/cancel`],
    ['GET', (id: unknown) => `/api/v1/responses/resp_${String(id).replaceAll('-', '')}`],
    ['GET', (id: unknown) => `/api/v2/workflows?job_id=${id}`],
  ] as const)('%s %s of the neighbour’s run is not there (threat 40)', async (method, path) => {
    const answer = await callStudio(path(ids.run_id), { key: theirs.api_key, method })
    const none = await callStudio(path(randomUUID()), { key: theirs.api_key, method })
    expect([answer.status, none.status]).toEqual([404, 404])
    expect(await answer.text()).not.toContain(marker)
  })

  it('gives a flow no file of the neighbour, by id or by path (threat 27)', async () => {
    const refs = [ids.file_id, `${ids.flow_id}/${ids.file_id}_${marker}.txt`, `${own.flow_id}/${ids.file_id}_x.txt`]
    for (const ref of refs) {
      const run = await post(theirs, `/api/v1/build/${own.flow_id}/flow?event_delivery=direct`, {
        inputs: { input_value: 'x' },
        files: [ref],
      })
      expect(run.text).not.toContain(`${marker}.txt","media_type`)
      const asked = await post(theirs, `/api/v1/run/${own.flow_id}`, { inputs: { input_value: 'x', files: [ref] } })
      expect(asked.status).toBeLessThan(500)
      expect(asked.text).not.toContain(ours.tenant_id)
      const zip = await post(theirs, '/api/v2/files/batch/', [ref])
      expect([404, 422]).toContain(zip.status)
    }
  })
})

describe('a tenant that is none', () => {
  const named = all.filter(({ op }) => 'tenant_id' in op.input.shape)
  /** A flow stays in the tenant of its maker; a new tenant's id is chosen by its maker. */
  const ignores = ['flows.create_flow', 'flows.update_flow', 'tenancy.add_tenant']
  const nothing = ['', '0', 'null', 'undefined', 0, false, null, [], {}, '00000000-0000-0000-0000-000000000000']

  it('is asked for by many operations', () => {
    expect(named.length).toBeGreaterThan(15)
  })

  it.each(named)('$name takes none for the neighbour’s or for all (threats 36, 43)', async ({ name, op }) => {
    const before = await snapshot(ours.tenant_id)
    const base = sampleInput(op, { ...own, role_name: 'none', username: 'nobody-there' })
    for (const value of nothing) {
      const input = { ...base, tenant_id: value }
      const answers = [await callAs(theirs, { name, op }, input), await rpcAs(theirs, name, input)]
      for (const answer of answers) {
        expect.soft(answer.status, `${JSON.stringify(value)}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
        expect(answer.text).not.toContain(ours.tenant_id)
      }
      // Left out it may be, where the caller's own is meant; what is given has to name one that is in reach.
      if (value === null || ignores.includes(name)) continue
      expect([403, 404, 422], JSON.stringify(value)).toContain(answers[1]?.status)
    }
    expect(await snapshot(ours.tenant_id)).toBe(before)
  })

  it.each(['x-tenant-id', 'tenant-id', 'Tenant-Id', 'x-org-id', 'x-workspace-id', 'x-user-id', 'x-forwarded-user'])(
    'the header %s makes nobody another tenant’s (threat 53)',
    async (header) => {
      for (const value of [ours.tenant_id, String(ours.id), '', '0']) {
        const headers = { 'x-api-key': theirs.api_key, [header]: value }
        const flows = await callStudio('/api/v1/flows/?get_all=true', { headers })
        expect([200, 404, 422]).toContain(flows.status)
        expect(await flows.text()).not.toContain(String(ids.flow_id))
        const without = await callStudio('/api/v1/flows/?get_all=true', { headers: { [header]: value } })
        expect(without.status).toBe(401)
        expect((await callStudio(`/api/v1/flows/${ids.flow_id}`, { headers })).status).toBe(404)
      }
    },
  )
})
