import { existsSync, readdirSync, rmSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { starters } from '@/modules/flows/server/starters/starters'
import { dataPath } from '@/platform/data-dir/data-path'
import { systemDb } from '@/platform/db/system-db'
import { MAX_INLINE } from './large-values'
import { liveRuns } from './live-runs'
import { runRepository } from './run.repository'

const large = 'w'.repeat(MAX_INLINE + 1)
let owner: TestUser
let flow: string
beforeAll(async () => {
  owner = await makeUser(await makeTenant('large'), 'owner')
  const data = starters.find(({ key }) => key === 'echo')?.data
  flow = z.object({ id: z.string() }).parse(await ask('POST', '/api/v1/flows/', { name: 'Large', data })).id
})

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return text === '' ? null : JSON.parse(text)
}

/** Runs the flow, and forgets the run, so that what is asked of it is read from where it was stored. */
async function run(input_value: string, key: string) {
  const answer = await callStudio(`/api/v1/run/${flow}`, {
    key: owner.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ input_value }),
  })
  const text = await answer.text()
  const row = await systemDb().run.findFirstOrThrow({ where: { flow_id: flow }, orderBy: { create_at: 'desc' } })
  const live = liveRuns().find(row.tenant_id, row.id)
  if (live) liveRuns().drop(live)
  return { row, text, status: answer.status, folder: dataPath('values', row.tenant_id, row.id.slice(0, 2), row.id) }
}
const Events = z.array(z.looseObject({ type: z.string() }))
/** The ends of nodes and of the run as its rows have them. */
async function storedEnds(run_id: string): Promise<string> {
  const batches = await systemDb().runEventBatch.findMany({ where: { run_id } })
  const events = batches.flatMap((batch) => Events.parse(batch.events))
  return JSON.stringify(events.filter(({ type }) => type.endsWith('_finished')))
}

describe('large outputs', () => {
  it('are stored apart from the rows, and read as if they were not', async () => {
    const { row, text, status, folder } = await run(large, 'apart')
    expect(status).toBe(200)
    expect(row.outputs).toBeNull()
    // One for what each node took or gave, one for what the run gave.
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(3)
    const stored = await storedEnds(row.id)
    expect(stored.length).toBeLessThan(10_000)
    expect(stored).toContain('"apart"')
    expect((await run(large, 'apart')).text === text).toBe(true)
    const shown = [`/api/v2/workflows?job_id=${row.id}`, `/api/v1/monitor/builds?flow_id=${flow}`]
    for (const path of shown) expect(JSON.stringify(await ask('GET', path)).includes(large)).toBe(true)
    expect(JSON.stringify(await ask('GET', `/api/v1/monitor/transactions?flow_id=${flow}`))).toContain('w'.repeat(500))
  })

  it('go with their flow', async () => {
    const { row, folder } = await run(`${large}!`, 'goes')
    expect(existsSync(folder)).toBe(true)
    await runRepository.removeOfFlows(row.tenant_id, [flow])
    expect(existsSync(folder)).toBe(false)
    expect(await systemDb().run.count({ where: { id: row.id } })).toBe(0)
  })

  it('that are not there any more are an error, not an empty answer', async () => {
    const data = starters.find(({ key }) => key === 'echo')?.data
    flow = z.object({ id: z.string() }).parse(await ask('POST', '/api/v1/flows/', { name: 'Lost', data })).id
    const { folder } = await run(large, 'lost')
    rmSync(folder, { recursive: true })
    expect((await run(large, 'lost')).status).toBe(500)
  })
})

describe('small outputs', () => {
  it('stay in their rows', async () => {
    const { row, folder } = await run('small', 'small')
    expect(JSON.stringify(row.outputs)).toContain('small')
    expect(existsSync(folder)).toBe(false)
  })

  it('that look like a reference are what they are', async () => {
    const text = '{"apart":{"outputs":"11111111-1111-4111-8111-111111111111"}}'
    const { row } = await run(text, 'looks')
    expect(await storedEnds(row.id)).toContain('11111111')
    expect((await run(text, 'looks')).status).toBe(200)
  })
})
