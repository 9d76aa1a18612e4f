import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { startConsoleRun } from '../build-flow'
import { runWriter } from '../run-writer'
import { browseRuns } from './browse-runs'
import { readRunSpan } from './read-run-span'
import { readRunTrace } from './read-run-trace'
import { rerun } from './rerun'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const wire = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  sourceHandle: 'source',
  target,
  targetHandle: 'target',
})
/** Calls an address that flows may not reach, with what it was given. */
const flowData = (url: string) => ({
  nodes: [
    node('start', { type: 'start', variables: [{ variable: 'who', type: 'text-input', label: 'Who' }] }),
    node('call', {
      type: 'http-request',
      title: 'Ask the mill',
      method: 'get',
      url: `${url}?who={{#start.who#}}`,
      authorization: { type: 'api-key', config: { type: 'bearer', api_key: 'weir-key' } },
      headers: 'x-api-key: weir-key',
      params: '',
    }),
    node('end', { type: 'end', outputs: [{ variable: 'said', value_selector: ['start', 'who'] }] }),
  ],
  edges: [wire('start', 'call'), wire('call', 'end')],
  dify: { app: { mode: 'workflow', name: 'Fails' } },
})

let user: TestUser
let actor: UserActor
let flow_id: string

async function as(who: TestUser): Promise<UserActor> {
  const found = await resolveActor({ form: 'api_key', value: who.api_key })
  if (found.kind !== 'user') throw new Error('not a user')
  return found
}

beforeAll(async () => {
  user = await makeUser(await makeTenant('traces'), 'owner')
  actor = await as(user)
  const answer = await post('/api/v1/flows/', { name: 'Fails', data: flowData('http://127.0.0.2:9/closed') })
  flow_id = z.object({ id: z.string() }).parse(await answer.json()).id
  await post(`/api/v1/run/${flow_id}`, { inputs: { who: 'the heron' } })
})

const post = (path: string, body: unknown) =>
  callStudio(path, {
    key: user.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function firstRun() {
  const [run] = (await browseRuns(actor, { flow_id, limit: 1 })).items
  if (!run) throw new Error('no run')
  return run
}

describe('the trace of a run', () => {
  it('tells what failed, why, and with what', async () => {
    const { id } = await firstRun()
    const trace = await readRunTrace(actor, { run_id: id })
    expect(trace).toMatchObject({
      flow_name: 'Fails',
      input: { inputs: { who: 'the heron' } },
      run: { id, status: 'failed', trigger: 'run', version: null, error: { node_id: 'call' } },
      left_out: 0,
    })
    expect(trace.spans.map(({ name, component, status }) => [name, component, status])).toEqual([
      ['start', 'start', 'done'],
      ['Ask the mill', 'http-request', 'failed'],
    ])
    const failed = trace.spans[1]
    expect(failed?.error).toMatchObject({ code: 'http_blocked' })
    const told = await readRunSpan(actor, { run_id: id, seq: failed?.seq ?? 0 })
    expect(told).toMatchObject({ outputs: null, retries: [] })
    expect(told.inputs).toEqual({ 'start.who': 'the heron' })
    expect(JSON.stringify([trace, told])).not.toContain('weir-key')
    const given = await readRunSpan(actor, { run_id: id, seq: trace.spans[0]?.seq ?? 0 })
    expect(given.outputs).toMatchObject({ who: 'the heron' })
    await expect(readRunSpan(actor, { run_id: id, seq: 999 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is run again with the same input in a session of its own', async () => {
    const before = await firstRun()
    const { run_id, left_out } = await rerun(actor, { run_id: before.id })
    expect(left_out).toEqual([])
    await expect.poll(async () => (await readRunTrace(actor, { run_id })).run.status).toBe('failed')
    const again = await readRunTrace(actor, { run_id })
    expect(again.input).toMatchObject({ inputs: { who: 'the heron' } })
    expect(again.run.session_id).not.toBe(before.session_id)
  })

  it('keeps the version that ran, and runs that one again', async () => {
    const kept = await post(`/api/v1/flows/${flow_id}/versions`, { version: '1.0' })
    const version = z.object({ id: z.number() }).parse(await kept.json())
    await post(`/api/v1/flows/${flow_id}/versions/${version.id}/publish`, {})
    await post(`/api/v1/run/online/${flow_id}`, { inputs: { who: 'x' }, tweaks: { call: { method: 'get' } } })
    const run = await firstRun()
    expect(run).toMatchObject({ version: '1.0', status: 'failed' })
    const again = await rerun(actor, { run_id: run.id })
    expect(again.left_out).toEqual(['tweaks'])
    expect((await readRunTrace(actor, { run_id: again.run_id })).run.version).toBe('1.0')
  })

  it('leaves out nodes whose outputs were given, and what only they need', async () => {
    const given = { call: { body: 'from the mill' } }
    const { run_id } = await startConsoleRun(actor, { flow_id, input_value: '', stop_component_id: 'end', given })
    await expect.poll(async () => (await readRunTrace(actor, { run_id })).run.status).toBe('succeeded')
    const { spans, input } = await readRunTrace(actor, { run_id })
    expect(spans.map((span) => span.node_id)).toEqual(['end'])
    expect(input).toMatchObject({ given: ['call'] })
    expect((await rerun(actor, { run_id })).left_out).toEqual(['given'])
  })

  it('is nobody else’s', async () => {
    const { id: run_id } = await firstRun()
    const stranger = await as(await makeUser(await makeTenant('others'), 'owner'))
    await expect(readRunTrace(stranger, { run_id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(browseRuns(stranger, { flow_id, limit: 5 })).rejects.toMatchObject({ code: 'not_found' })
    const member = await as(await makeUser(actor.tenant_id, 'member'))
    await expect(readRunTrace(member, { run_id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the history of a flow', () => {
  it('comes page after page without leaving out or repeating any, also of one moment', async () => {
    const { id } = z.object({ id: z.string() }).parse(await (await post('/api/v1/flows/', { name: 'Many' })).json())
    const ids = Array.from({ length: 7 }, () => randomUUID())
    for (const run_id of ids) {
      const run = { id: run_id, tenant_id: actor.tenant_id, flow_id: id, user_id: actor.user_id, owner: 'test' }
      await runWriter().write({
        run: {
          ...run,
          session_id: 's',
          trigger: 'webhook',
          version: null,
          status: 'running',
          input: {},
          create_at: new Date().toISOString(),
        },
      })
    }
    await systemDb().run.updateMany({ where: { flow_id: id }, data: { create_at: new Date(), status: 'succeeded' } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await browseRuns(actor, { flow_id: id, limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((run) => run.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(ids.toSorted().reverse())
    const count = async (filter: object) =>
      (await browseRuns(actor, { flow_id: id, limit: 50, ...filter })).items.length
    expect(await count({ status: 'failed' })).toBe(0)
    expect(await count({ trigger: 'webhook', status: 'succeeded' })).toBe(7)
    expect(await count({ since: new Date(Date.now() + 60_000).toISOString() })).toBe(0)
    await expect(browseRuns(actor, { flow_id: id, limit: 5, cursor: 'yesterday' })).rejects.toMatchObject({
      code: 'bad_request',
    })
  })
})
