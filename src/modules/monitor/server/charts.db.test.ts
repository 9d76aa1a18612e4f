import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import type { SystemRole } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { starters } from '@/modules/flows/server/starters/starters'
import { systemDb } from '@/platform/db/system-db'
import { firstBucket, readRunCharts } from './read-run-charts'

let tenant_id: string
let owner: UserActor
let member: UserActor
let shared: string
let closed: string
let owner_key: TestUser

const HOUR = 3_600_000

async function actorOf(role: SystemRole): Promise<[UserActor, TestUser]> {
  const user = await makeUser(tenant_id, role)
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return [actor, user]
}

async function newFlow(name: string, access_type: string): Promise<string> {
  const data = starters.find((starter) => starter.key === 'echo')?.data
  const answer = await callStudio('/api/v1/flows/', {
    key: owner_key.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data, access_type }),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

const ended = (flow_id: string, hours_ago: number, status: string, duration_ms: number | null) => ({
  id: randomUUID(),
  tenant_id,
  flow_id,
  session_id: 's',
  trigger: 'run',
  status,
  input: {},
  owner: 'test',
  create_at: new Date(Date.now() - hours_ago * HOUR),
  finished_at: duration_ms === null ? null : new Date(),
  duration_ms,
  input_tokens: duration_ms === null ? null : 10,
  output_tokens: duration_ms === null ? null : 4,
  cost: status === 'succeeded' ? 0.25 : null,
})

beforeAll(async () => {
  tenant_id = await makeTenant('charts')
  ;[owner, owner_key] = await actorOf('owner')
  ;[member] = await actorOf('member')
  shared = await newFlow('Shared', 'RESTRICTED')
  closed = await newFlow('Closed', 'PRIVATE')
  await systemDb().run.createMany({
    data: [
      ended(shared, 0, 'succeeded', 100),
      ended(shared, 0, 'succeeded', 300),
      ended(shared, 0, 'running', null),
      ended(closed, 3, 'failed', 900),
      ended(closed, 3, 'stopped', 900),
      ended(closed, 100, 'succeeded', 50),
      ended(closed, 24 * 40, 'succeeded', 50),
    ],
  })
})

const charts = (actor: UserActor, more: { range?: '24h' | '7d' | '30d'; flow_id?: string } = {}) =>
  readRunCharts(actor, { range: '24h', minutes_east: 0, ...more })

describe('charts of runs', () => {
  it('count every run of the time once, without gaps', async () => {
    const { buckets, bucket_ms, total } = await charts(owner)
    expect(buckets).toHaveLength(24)
    expect(bucket_ms).toBe(HOUR)
    for (const [index, bucket] of buckets.slice(1).entries())
      expect(Date.parse(bucket.at) - Date.parse(buckets[index]?.at ?? '')).toBe(HOUR)
    expect(buckets.at(-1)).toMatchObject({ runs: 3, succeeded: 2, failed: 0, p50_ms: 200, input_tokens: 20 })
    expect(buckets.at(-4)).toMatchObject({ runs: 2, failed: 1, stopped: 1, p95_ms: 900, output_tokens: 8, cost: null })
    expect(total).toMatchObject({
      runs: 5,
      succeeded: 2,
      failed: 1,
      stopped: 1,
      p50_ms: 600,
      input_tokens: 40,
      cost: 0.5,
    })
    expect(buckets.at(-2)).toMatchObject({ runs: 0, p50_ms: null, p95_ms: null })
  })

  it('reach as far back as was asked', async () => {
    expect((await charts(owner, { range: '7d' })).total.runs).toBe(6)
    const month = await charts(owner, { range: '30d' })
    expect(month.total.runs).toBe(6)
    expect(month.buckets).toHaveLength(30)
  })

  it('are of one flow when one is named, and of none that the reader may not see', async () => {
    expect((await charts(owner, { flow_id: closed })).total.runs).toBe(2)
    expect((await charts(member)).total.runs).toBe(3)
    await expect(charts(member, { flow_id: closed })).rejects.toMatchObject({ code: 'not_found' })
  })

  it("begin days where the reader's days begin", () => {
    const noon = Date.parse('2026-03-10T12:00:00Z')
    expect(new Date(firstBucket(noon, 24 * HOUR, 1, 120)).toISOString()).toBe('2026-03-09T22:00:00.000Z')
    expect(new Date(firstBucket(noon, 24 * HOUR, 2, -300)).toISOString()).toBe('2026-03-09T05:00:00.000Z')
    expect(new Date(firstBucket(noon, HOUR, 24, 0)).toISOString()).toBe('2026-03-09T13:00:00.000Z')
  })
})

describe('the row of a run', () => {
  it('says how long it worked and what it used', async () => {
    const answer = await callStudio(`/api/v1/run/${shared}`, {
      key: owner_key.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input_value: 'hello', session_id: 'measured' }),
    })
    expect(answer.status).toBe(200)
    const run = await systemDb().run.findFirstOrThrow({ where: { tenant_id, session_id: 'measured' } })
    expect(run).toMatchObject({ status: 'succeeded', input_tokens: 0, output_tokens: 0 })
    expect(run.duration_ms).toBeGreaterThanOrEqual(0)
  })
})
