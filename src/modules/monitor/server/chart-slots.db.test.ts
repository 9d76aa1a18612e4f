import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { starters } from '@/modules/flows/server/starters/starters'
import { countRuns, recoverRuns } from '@/modules/runs/server'
import { systemDb } from '@/platform/db/system-db'
import { buildRepository } from './build.repository'
import { readRunCharts } from './read-run-charts'

const HOUR = 3_600_000
const statuses = ['succeeded', 'succeeded', 'succeeded', 'failed', 'stopped', 'running', 'paused', 'queued']

let tenant_id: string
let owner: UserActor
let key: TestUser
const flows: string[] = []

/** The same numbers at each test run: a failure can be looked at again. */
let state = 7
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((state / 2 ** 31) * below)
}

function someRun() {
  const status = statuses[random(statuses.length)] ?? 'succeeded'
  const begun = new Date(Date.now() - random(24 * 45 * 100) * (HOUR / 100))
  const ended = !['running', 'paused', 'queued'].includes(status)
  return {
    id: randomUUID(),
    tenant_id,
    flow_id: flows[random(flows.length)] ?? '',
    session_id: 's',
    trigger: 'run',
    status,
    input: {},
    owner: 'test',
    create_at: begun,
    nodes_ended: random(9),
    // What a restart ended has no duration.
    ...(ended ? { finished_at: begun, duration_ms: random(10) === 0 ? null : random(4) * random(200_000) } : {}),
    ...(random(3) === 0 ? { input_tokens: random(5_000), output_tokens: random(900) } : {}),
    ...(random(4) === 0 ? { cost: random(100) / 64 } : {}),
  }
}

async function newFlow(name: string): Promise<string> {
  const answer = await callStudio('/api/v1/flows/', {
    key: key.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data: starters.find((starter) => starter.key === 'echo')?.data }),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

/** Figures of single runs, by Postgres's own percentiles. */
async function direct(from: string, until: string, flow_id?: string) {
  const rows = await systemDb().$queryRaw`
    SELECT count(*)::int AS runs,
      (count(*) FILTER (WHERE status = 'succeeded'))::int AS succeeded,
      (count(*) FILTER (WHERE status = 'failed'))::int AS failed,
      (count(*) FILTER (WHERE status = 'stopped'))::int AS stopped,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE finished_at IS NOT NULL) AS p50_ms,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) FILTER (WHERE finished_at IS NOT NULL) AS p95_ms,
      coalesce(sum(input_tokens), 0)::float8 AS input_tokens, coalesce(sum(output_tokens), 0)::float8 AS output_tokens,
      sum(cost)::float8 AS cost
    FROM "Run" WHERE tenant_id = ${tenant_id}::uuid AND create_at >= ${from}::timestamptz
      AND create_at < ${until}::timestamptz AND (${flow_id ?? null}::uuid IS NULL OR flow_id = ${flow_id ?? null}::uuid)`
  const [row] = z
    .tuple([z.object({ p50_ms: Ms, p95_ms: Ms }).and(z.record(z.string(), z.number().nullable()))])
    .parse(rows)
  return row
}
const Ms = z.number().nullable()

const within = (ms: number | null) => {
  if (ms === null) return null
  return expect.toSatisfy((value: number) => Math.abs(value - ms) <= ms * 0.03 + 0.05, `within 3 % of ${ms}`)
}

/** Charts of all flows and of each, in three ranges, against the runs themselves; totals of transactions too. */
async function expectExact() {
  for (const flow_id of [undefined, ...flows]) {
    for (const range of ['24h', '7d', '30d'] as const) {
      const { buckets, total, bucket_ms } = await readRunCharts(owner, { range, minutes_east: 345, flow_id })
      const end = (at: string) => new Date(Date.parse(at) + bucket_ms).toISOString()
      for (const { at, ...bucket } of [...buckets, { ...total, at: undefined }]) {
        const { p50_ms, p95_ms, ...exact } = await direct(
          at ?? buckets[0]?.at ?? '',
          end(at ?? buckets.at(-1)?.at ?? ''),
          flow_id,
        )
        expect(bucket).toEqual({ ...exact, p50_ms: within(p50_ms), p95_ms: within(p95_ms) })
      }
    }
  }
  for (const flow_id of flows) {
    const { _sum } = await systemDb().run.aggregate({
      where: { tenant_id, flow_id, status: { notIn: ['queued', 'running'] } },
      _sum: { nodes_ended: true },
    })
    expect((await buildRepository.transactions(tenant_id, flow_id, 0, 1)).total).toBe(_sum.nodes_ended ?? 0)
  }
}

beforeAll(async () => {
  tenant_id = await makeTenant('slots')
  key = await makeUser(tenant_id, 'owner')
  const actor = await resolveActor({ form: 'api_key', value: key.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  owner = actor
  for (const name of ['One', 'Two', 'Three']) flows.push(await newFlow(name))
  await systemDb().run.createMany({ data: Array.from({ length: 600 }, someRun) })
})

const slots = (where: object = {}) => systemDb().runSlot.count({ where: { tenant_id, ...where } })

describe('charts from counted slots', () => {
  it('say the same before anything is counted', async () => {
    expect(await slots()).toBe(0)
    await expectExact()
  })

  it('say the same when the runs of the past are counted', async () => {
    await countRuns(Date.now() - 20 * 24 * HOUR)
    const early = await slots()
    expect(early).toBeGreaterThan(0)
    await expectExact()
    await countRuns()
    expect(await slots()).toBeGreaterThan(early)
    await expectExact()
  })

  it('take in runs that end after their slot was counted', async () => {
    const paused = await systemDb().run.findMany({ where: { tenant_id, status: 'paused' } })
    expect(paused.length).toBeGreaterThan(10)
    await systemDb().run.updateMany({
      where: { tenant_id, status: 'paused' },
      data: { status: 'succeeded', finished_at: new Date(), duration_ms: 77, nodes_ended: 4 },
    })
    await expectExact()
    const left = await systemDb().openRun.count({ where: { tenant_id } })
    await countRuns()
    expect(await systemDb().openRun.count({ where: { tenant_id } })).toBeLessThan(left)
    await expectExact()
  })

  it('count once when two processes count at the same time', async () => {
    await systemDb().runSlot.deleteMany({ where: { tenant_id } })
    await systemDb().openRun.deleteMany({ where: { tenant_id } })
    await systemDb().runSlotMark.deleteMany({ where: { tenant_id } })
    await Promise.all([countRuns(), countRuns(), countRuns()])
    await expectExact()
  })

  it('forget a flow with its runs', async () => {
    await recoverRuns()
    const [gone = ''] = flows.splice(0, 1)
    expect(await slots({ of_id: gone })).toBeGreaterThan(0)
    const answer = await callStudio(`/api/v1/flows/${gone}`, { key: key.api_key, method: 'DELETE' })
    expect(answer.status).toBe(200)
    expect(await systemDb().run.count({ where: { flow_id: gone } })).toBe(0)
    expect(await slots({ of_id: gone })).toBe(0)
    await expectExact()
    await countRuns()
    const open = await systemDb().openRun.findMany({ where: { tenant_id }, select: { run_id: true } })
    const there = await systemDb().run.count({ where: { id: { in: open.map(({ run_id }) => run_id) } } })
    expect(there).toBe(open.length)
  })
})
