import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { starters } from '@/modules/flows/server/starters/starters'
import { systemDb } from '@/platform/db/system-db'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const hooked = {
  nodes: [
    node('hook', {
      type: 'trigger-webhook',
      headers: [{ name: 'X-Bird', type: 'string' }],
      params: [{ name: 'pond', type: 'string' }],
      body: [{ name: 'fish', type: 'object' }],
    }),
    node('end', {
      type: 'end',
      outputs: ['X-Bird', 'pond', 'fish', '_webhook_raw'].map((name) => ({
        variable: name.replace('-', '_'),
        value_selector: ['hook', name],
      })),
    }),
  ],
  edges: [{ id: 'e', source: 'hook', sourceHandle: 'source', target: 'end', targetHandle: 'target' }],
}
const component = {
  nodes: [
    {
      id: 'Webhook-1',
      type: 'genericNode',
      position: { x: 0, y: 0 },
      data: {
        id: 'Webhook-1',
        type: 'Webhook',
        node: {
          display_name: 'Webhook',
          template: { data: { value: '{"tried": true}', type: 'str', show: true } },
          outputs: [{ name: 'output_data', types: ['Data'] }],
        },
      },
    },
  ],
  edges: [],
}

let owner: TestUser
beforeAll(async () => {
  owner = await makeUser(await makeTenant('webhooks'), 'owner')
})

async function post(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = JSON.parse(text)
  return { status: answer.status, body: parsed, text }
}
const create = async (name: string, data: unknown) =>
  z.object({ id: z.string() }).parse((await post('/api/v1/flows/', { name, data })).body).id
const runsOf = (flow_id: string) => systemDb().run.findMany({ where: { flow_id }, orderBy: { create_at: 'asc' } })

/** What the flow's newest run left behind, once it has ended. */
async function ended(flow_id: string) {
  await expect.poll(async () => (await runsOf(flow_id)).at(-1)?.status).toBe('succeeded')
  const run = (await runsOf(flow_id)).at(-1)
  const batches = await systemDb().runEventBatch.findMany({ where: { run_id: run?.id ?? '' } })
  const events = batches.flatMap(({ events }) => z.array(z.looseObject({ type: z.string() })).parse(events))
  return { run, events }
}

describe('a webhook', () => {
  it('gives Dify’s trigger the parts that it names, and no credentials', async () => {
    const flow = await create('Hooked', hooked)
    const call = await post(`/api/v1/webhook/${flow}?pond=deep`, { fish: { name: 'pike' } }, { 'x-bird': 'heron' })
    expect(call).toMatchObject({ status: 202, body: { message: expect.any(String), status: 'in progress' } })
    const { run } = await ended(flow)
    const text = JSON.stringify(run)
    expect(run?.outputs).toMatchObject([
      { outputs: { X_Bird: 'heron', pond: 'deep', fish: { name: 'pike' }, _webhook_raw: { method: 'POST' } } },
    ])
    expect(text).not.toContain(owner.api_key)
  })

  it.each([
    [{ id: 7 }, { id: 7 }],
    [[1, 2], { payload: [1, 2] }],
    ['words', { payload: 'words' }],
    [{}, {}],
  ])('gives Langflow’s component %j', async (payload, data) => {
    const flow = await create(`Component ${JSON.stringify(payload)}`, component)
    expect((await post(`/api/v1/webhook/${flow}`, payload)).status).toBe(202)
    const { events } = await ended(flow)
    expect(events.find(({ type }) => type === 'node_finished')).toMatchObject({ outputs: { output_data: { data } } })
  })

  it('starts once under one key', async () => {
    const flow = await create('Once', hooked)
    const call = (body: unknown, key = 'k-1') => post(`/api/v1/webhook/${flow}`, body, { 'idempotency-key': key })
    const same = await Promise.all([call({ fish: {} }), call({ fish: {} }), call({ fish: {} })])
    expect(same.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(await runsOf(flow)).toHaveLength(1)
    expect((await call({ fish: { other: 1 } })).status).toBe(409)
    expect((await call({ fish: {} }, 'k-2')).status).toBe(202)
    expect(await runsOf(flow)).toHaveLength(2)
  })

  it('that cannot start keeps its key free', async () => {
    const flow = await create('Empty', { nodes: [], edges: [] })
    const call = () => post(`/api/v1/webhook/${flow}`, { a: 1 }, { 'idempotency-key': 'k' })
    expect([(await call()).status, (await call()).status]).toEqual([400, 400])
  })

  it('is refused without a body', async () => {
    const flow = await create('Bodiless', hooked)
    expect(await post(`/api/v1/webhook/${flow}`)).toMatchObject({ status: 400 })
  })
})

describe('a run with several inputs', () => {
  it('answers each in one session, without nulls', async () => {
    const flow = await create('Echo', starters.find((starter) => starter.key === 'echo')?.data)
    const way = `/api/v1/run/advanced/${flow}`
    const { status, body, text } = await post(way, { inputs: [{ input_value: 'one' }, { input_value: 'two' }] })
    expect(status).toBe(200)
    expect(text).not.toContain(':null')
    const answer = z
      .object({
        session_id: z.string(),
        outputs: z.array(z.object({ inputs: z.object({ input_value: z.string() }), outputs: z.array(z.unknown()) })),
      })
      .parse(body)
    expect(answer.outputs).toMatchObject([
      { inputs: { input_value: 'one' }, outputs: [{ messages: [{ message: 'one' }] }] },
      { inputs: { input_value: 'two' }, outputs: [{ messages: [{ message: 'two' }] }] },
    ])
    expect((await post(way, { session_id: answer.session_id })).status).toBe(200)
    expect((await post(way, { session_id: 'never-begun' })).status).toBe(404)
    const none = z.object({ outputs: z.array(z.object({ outputs: z.array(z.unknown()) })) })
    expect(none.parse((await post(way, { outputs: ['nobody'] })).body).outputs[0]?.outputs).toEqual([])
    expect(none.parse((await post(way)).body).outputs).toHaveLength(1)
  })
})
