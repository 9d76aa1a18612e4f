import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { starters } from '@/modules/flows/server/starters/starters'
import { systemDb } from '@/platform/db/system-db'

let owner: TestUser
let member: TestUser
let flow_id: string

beforeAll(async () => {
  const tenant = await makeTenant('builds')
  owner = await makeUser(tenant, 'owner')
  member = await makeUser(tenant, 'editor')
  const data = starters.find((starter) => starter.key === 'echo')?.data
  const created = await call(owner, 'POST', '/api/v1/flows/', { name: 'Echo', data, access_type: 'RESTRICTED' })
  flow_id = z.object({ id: z.string() }).parse(created.body).id
})

async function call(user: TestUser, method: string, path: string, body?: unknown) {
  const answer = await callStudio(path, {
    key: user.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = text === '' ? null : JSON.parse(text)
  return { status: answer.status, body: parsed }
}
const run = (input_value: string) => call(owner, 'POST', `/api/v1/run/${flow_id}`, { input_value })
const Builds = z.object({
  vertex_builds: z.record(z.string(), z.array(z.looseObject({ build_id: z.string(), valid: z.boolean() }))),
})
const builds = async () =>
  Builds.parse((await call(owner, 'GET', `/api/v1/monitor/builds?flow_id=${flow_id}`)).body).vertex_builds
const Page = z.looseObject({
  items: z.array(
    z.object({
      id: z.uuid(),
      timestamp: z.iso.datetime(),
      vertex_id: z.string(),
      status: z.string(),
      outputs: z.unknown(),
    }),
  ),
  total: z.int(),
})
const transactions = async (query: string) =>
  Page.parse((await call(owner, 'GET', `/api/v1/monitor/transactions?flow_id=${flow_id}${query}`)).body)

describe('builds of a flow', () => {
  it('are those of its newest run, until they are cleared', async () => {
    expect(await builds()).toEqual({})
    await run('first')
    await run('second')
    const shown = await builds()
    expect(JSON.stringify(shown)).toContain('second')
    expect(JSON.stringify(shown)).not.toContain('first')
    expect(
      Object.values(shown)
        .flat()
        .every(({ valid }) => valid),
    ).toBe(true)
    const path = `/api/v1/monitor/builds?flow_id=${flow_id}`
    expect((await call(member, 'DELETE', path)).status).toBe(403)
    expect((await call(owner, 'DELETE', path)).status).toBe(204)
    expect(await builds()).toEqual({})
    expect(await systemDb().run.count({ where: { flow_id } })).toBe(2)
    await run('third')
    expect(JSON.stringify(await builds())).toContain('third')
  })
})

describe('transactions of a flow', () => {
  it('are the same in pages from the first to the last, also while a run goes on', async () => {
    for (const text of ['a', 'b', 'c']) await run(text)
    const newest = await systemDb().run.findFirstOrThrow({ where: { flow_id }, orderBy: { create_at: 'desc' } })
    await systemDb().run.update({ where: { id: newest.id }, data: { status: 'running', nodes_ended: 0 } })
    const all = await transactions('&size=100')
    expect(all.items).toHaveLength(all.total)
    expect(all.items.length).toBeGreaterThanOrEqual(6)
    const pages = []
    for (let page = 1; page <= Math.ceil(all.total / 3); page++) {
      const { items, total } = await transactions(`&page=${page}&size=3`)
      expect(total).toBe(all.total)
      pages.push(...items)
    }
    expect(pages).toEqual(all.items)
    expect((await transactions('&page=1000&size=3')).items).toEqual([])
    await systemDb().run.update({ where: { id: newest.id }, data: { status: 'succeeded', nodes_ended: 2 } })
  })

  it('are the ends of its nodes over all runs, in order, in pages', async () => {
    const all = await transactions('')
    expect(all.total).toBe(all.items.length)
    expect(all.total).toBeGreaterThanOrEqual(6)
    const times = all.items.map(({ timestamp }) => timestamp)
    expect(times).toEqual([...times].sort())
    expect(new Set(all.items.map(({ id }) => id)).size).toBe(all.total)
    const second = await transactions('&page=2&size=2')
    expect(second).toMatchObject({ total: all.total, page: 2, size: 2, items: all.items.slice(2, 4) })
  })

  it('cut long texts', async () => {
    await run('y'.repeat(5_000))
    const { items } = await transactions('')
    const last = JSON.stringify(items.at(-1)?.outputs)
    expect(last).toContain('y…')
    expect(last).not.toContain('y'.repeat(2_001))
  })

  it('end when the flow does', async () => {
    await call(owner, 'DELETE', `/api/v1/monitor/builds?flow_id=${flow_id}`)
    expect((await call(owner, 'DELETE', `/api/v1/flows/${flow_id}`)).status).toBe(200)
    expect(await systemDb().clearedBuilds.count({ where: { flow_id } })).toBe(0)
    expect((await call(owner, 'GET', `/api/v1/monitor/transactions?flow_id=${flow_id}`)).status).toBe(404)
  })
})
