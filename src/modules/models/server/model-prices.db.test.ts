import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { listModelPrices, removeModelPrice, setModelPrice } from './model-prices'

let owner: [UserActor, TestUser]
let neighbour: [UserActor, TestUser]

async function newOwner(): Promise<[UserActor, TestUser]> {
  const user = await makeUser(await makeTenant('prices'), 'owner')
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return [actor, user]
}
beforeAll(async () => {
  owner = await newOwner()
  neighbour = await newOwner()
})

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await callStudio(path, {
    key: owner[1].api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  expect(answer.ok, text).toBe(true)
  return JSON.parse(text)
}

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
const ask = (id: string) =>
  node(id, {
    type: 'llm',
    model: { provider: 'offline', name: 'offline', mode: 'chat' },
    prompt_template: [{ role: 'user', text: '{{#sys.query#}}' }],
    memory: { window: { enabled: false } },
  })

it('are set, changed, listed and removed, and are nobody else’s', async () => {
  const set = { pattern: 'mill-*', input_price: 0.15, output_price: 1_234.567_891 }
  expect(await setModelPrice(owner[0], set)).toMatchObject(set)
  await setModelPrice(owner[0], { ...set, input_price: 0 })
  expect(await listModelPrices(owner[0])).toMatchObject([{ ...set, input_price: 0 }])
  expect(await listModelPrices(neighbour[0])).toEqual([])
  await expect(removeModelPrice(neighbour[0], { pattern: 'mill-*' })).rejects.toMatchObject({ code: 'not_found' })
  await removeModelPrice(owner[0], { pattern: 'mill-*' })
  expect(await listModelPrices(owner[0])).toEqual([])
})

it('make the costs of runs, which stay when prices change', async () => {
  const graph = {
    nodes: [
      node('start', { type: 'start', variables: [] }),
      ask('one'),
      ask('two'),
      node('answer', { type: 'answer', answer: '{{#two.text#}}' }),
    ],
    edges: [edge('start', 'one'), edge('one', 'two'), edge('two', 'answer')],
    dify: { app: { mode: 'advanced-chat', name: 'Priced' } },
  }
  const flow = z.object({ id: z.string() }).parse(await post('/api/v1/flows/', { name: 'Priced', data: graph })).id
  const run = async (session_id: string) => {
    await post(`/api/v1/run/${flow}`, { input_value: 'What does a mill do?', session_id })
    return systemDb().run.findFirstOrThrow({ where: { flow_id: flow, session_id } })
  }
  expect((await run('free')).cost).toBeNull()

  await setModelPrice(owner[0], { pattern: 'off*', input_price: 3, output_price: 12 })
  const dear = await run('dear')
  const expected = ((dear.input_tokens ?? 0) * 3 + (dear.output_tokens ?? 0) * 12) / 1_000_000
  expect(dear.output_tokens).toBeGreaterThan(0)
  expect(Number(dear.cost)).toBeCloseTo(expected, 9)

  const batches = await systemDb().runEventBatch.findMany({ where: { run_id: dear.id } })
  const Ends = z.array(z.looseObject({ type: z.string(), node_id: z.string().optional(), cost: z.number().optional() }))
  const costs = batches.flatMap(({ events }) => Ends.parse(events)).filter((event) => event.cost !== undefined)
  expect(costs.map((event) => event.node_id)).toEqual(['one', 'two'])
  expect(costs.reduce((sum, event) => sum + (event.cost ?? 0), 0)).toBeCloseTo(expected, 9)

  await setModelPrice(owner[0], { pattern: 'off*', input_price: 30, output_price: 120 })
  expect((await systemDb().run.findUniqueOrThrow({ where: { id: dear.id } })).cost).toEqual(dear.cost)
  expect(Number((await run('dearer')).cost)).toBeGreaterThan(expected * 5)
})
