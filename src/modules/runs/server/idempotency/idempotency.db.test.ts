import { beforeAll, describe, expect, it } from 'vitest'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { starters } from '@/modules/flows/server/starters/starters'
import { systemDb } from '@/platform/db/system-db'
import { liveRuns } from '../live-runs'

const graph = starters.find(({ key }) => key === 'echo')?.data
let owner: TestUser
let colleague: TestUser
let flow: string
beforeAll(async () => {
  const tenant = await makeTenant('keys')
  owner = await makeUser(tenant, 'owner')
  colleague = await makeUser(tenant, 'admin')
  flow = JSON.parse((await post('/api/v1/flows/', { name: 'Keys', data: graph })).text).id
})

async function post(path: string, body: unknown, headers: Record<string, string> = {}, who: TestUser = owner) {
  const answer = await callStudio(path, {
    key: who.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}
const say = (input_value: string) => ({ input_value, input_type: 'chat', output_type: 'chat' })
const under = (key: string) => ({ 'idempotency-key': key })
const runsWith = (input_value: string) =>
  systemDb().run.count({ where: { flow_id: flow, input: { path: ['input_value'], equals: input_value } } })
/** Ended runs stay at hand for a while; without them the database has to answer. */
async function forgetLiveRuns() {
  for (const { id, tenant_id } of await systemDb().run.findMany({ where: { flow_id: flow } })) {
    const live = liveRuns().find(tenant_id, id)
    if (live) liveRuns().drop(live)
  }
}

describe('a run under an idempotency key', () => {
  it.each([
    ['run', () => `/api/v1/run/${flow}`, say('run')],
    ['run/dev', () => `/api/v1/run/dev/${flow}`, say('run/dev')],
    [
      'run/advanced',
      () => `/api/v1/run/advanced/${flow}`,
      { inputs: [{ input_value: 'run/advanced' }], session_id: '' },
    ],
    ['stream', () => `/api/v1/run/${flow}?stream=true`, say('stream')],
  ])('gives the first answer again: %s', async (name, path, body) => {
    const first = await post(path(), body, under(name))
    expect(first).toMatchObject({ status: 200, text: expect.stringContaining(name) })
    const second = await post(path(), body, under(name))
    await forgetLiveRuns()
    const third = await post(path(), body, under(name))
    expect([second.status, third.status]).toEqual([200, 200])
    // A stream says when each of its lines was written; all else is the first answer to the letter.
    if (name === 'stream') expect(third.text).toContain('"event":"end"')
    else expect([second.text, third.text]).toEqual([first.text, first.text])
    expect(await runsWith(name)).toBe(1)
  })

  it('gives a workflow’s answer again', async () => {
    const call = () => post('/api/v2/workflows', { flow_id: flow, inputs: { input: 'x' } }, under('workflow'))
    const [first, second] = [await call(), await call()]
    const answer = (text: string) => ({ ...JSON.parse(text), created_timestamp: '' })
    expect(first.status).toBe(200)
    expect(answer(second.text)).toEqual(answer(first.text))
  })

  it('starts one of many that come at the same moment', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => post(`/api/v1/run/${flow}`, say('at once'), under('at once'))),
    )
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await runsWith('at once')).toBe(1)
  })

  it('gives a failed run’s error again', async () => {
    const graph = {
      nodes: [{ id: 'X-1', type: 'genericNode', position: { x: 0, y: 0 }, data: { id: 'X-1', type: 'Unheard' } }],
      edges: [],
    }
    const id = JSON.parse((await post('/api/v1/flows/', { name: 'Fails', data: graph })).text).id
    const call = () => post(`/api/v1/run/${id}`, say('x'), under('fails'))
    const [first, second] = [await call(), await call()]
    expect(first.status).toBeGreaterThanOrEqual(400)
    expect(second).toEqual(first)
  })

  it('is refused for another body, another path, or another person', async () => {
    expect((await post(`/api/v1/run/${flow}`, say('mine'), under('k'))).status).toBe(200)
    const others = await Promise.all([
      post(`/api/v1/run/${flow}`, say('other'), under('k')),
      post(`/api/v1/run/${flow}`, say('mine'), under('k'), colleague),
      post(`/api/v1/run/${flow}`, { ...say('mine'), session_id: 's' }, under('k')),
    ])
    expect(others.map(({ status }) => status)).toEqual([409, 409, 409])
    expect(others[0]?.text).toContain('was used for another call')
    expect(await runsWith('other')).toBe(0)
  })

  it('is forgotten after a day', async () => {
    await post(`/api/v1/run/${flow}`, say('old'), under('old'))
    await systemDb().runKey.updateMany({
      where: { key: 'old' },
      data: { create_at: new Date(Date.now() - 25 * 3_600_000) },
    })
    expect((await post(`/api/v1/run/${flow}`, say('new'), under('old'))).status).toBe(200)
    expect(await runsWith('new')).toBe(1)
  })

  it('refuses a key that is too long', async () => {
    expect((await post(`/api/v1/run/${flow}`, say('x'), under('k'.repeat(256)))).status).toBe(400)
  })
})
