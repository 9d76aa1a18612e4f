import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { liveRuns } from './live-runs'

let owner: TestUser
beforeAll(async () => {
  owner = await makeUser(await makeTenant('served'), 'owner')
})

async function send(path: string, body: unknown, method = 'POST'): Promise<unknown> {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method,
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
/** A chat that answers with its own words. */
const saying = (words: string) => ({
  nodes: [
    node('start', { type: 'start', variables: [] }),
    node('answer', { type: 'answer', answer: `${words} {{#sys.query#}}` }),
  ],
  edges: [{ id: 'e', source: 'start', sourceHandle: 'source', target: 'answer', targetHandle: 'target' }],
  dify: { app: { mode: 'advanced-chat', name: 'Sayer' } },
})

let count = 0
async function newFlow(words: string): Promise<string> {
  count += 1
  const made = await send('/api/v1/flows/', { name: `Sayer ${count}`, data: saying(words) })
  return z.object({ id: z.string() }).parse(made).id
}
const save = (flow: string, words: string) => send(`/api/v1/flows/${flow}`, { data: saying(words) }, 'PATCH')
async function release(flow: string, version: string): Promise<void> {
  const made = z.object({ id: z.int() }).parse(await send(`/api/v1/flows/${flow}/versions`, { version }))
  await send(`/api/v1/flows/${flow}/versions/${made.id}/publish`, {})
}

const ways = {
  'chat/completions': async (model: string) => {
    const body = await send('/api/v1/chat/completions', { model, messages: [{ role: 'user', content: 'hi' }] })
    const read = z.object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })]) })
    return read.parse(body).choices[0].message.content
  },
  responses: async (model: string) =>
    z.object({ output_text: z.string() }).parse(await send('/api/v1/responses', { model, input: 'hi' })).output_text,
  webhook: async (flow: string) => {
    const before = await systemDb().run.count({ where: { flow_id: flow } })
    await send(`/api/v1/webhook/${flow}`, {})
    const rows = () => systemDb().run.findMany({ where: { flow_id: flow }, orderBy: { create_at: 'asc' } })
    await expect.poll(async () => (await rows())[before]?.status).toBe('succeeded')
    const run = (await rows())[before]
    return `${/"((?:one|two|three) *)/.exec(JSON.stringify(run?.outputs))?.[1]?.trim() ?? ''} hi`
  },
}

describe.each(Object.entries(ways))('%s', (_name, call) => {
  it('runs the draft until a version is online, then that one, and the draft again when it is taken offline', async () => {
    const flow = await newFlow('one')
    expect(await call(flow)).toBe('one hi')
    await release(flow, 'v1')
    await save(flow, 'two')
    expect(await call(flow)).toBe('one hi')
    await release(flow, 'v2')
    await save(flow, 'three')
    expect(await call(flow)).toBe('two hi')
    expect(
      (await systemDb().run.findMany({ where: { flow_id: flow }, orderBy: { create_at: 'asc' } })).map(
        (run) => run.version,
      ),
    ).toEqual([null, 'v1', 'v2'])
    const off = await callStudio(`/api/v1/flows/${flow}/online`, { key: owner.api_key, method: 'DELETE' })
    expect(off.ok).toBe(true)
    expect(await call(flow)).toBe('three hi')
  })
})

it('publishing while runs are under way changes none of them', async () => {
  const flow = await newFlow('one')
  await release(flow, 'v1')
  await save(flow, 'two')
  // No place is free: the runs begin and wait.
  const places: (() => void)[] = []
  for (let place = liveRuns().tryEnter(); place; place = liveRuns().tryEnter()) places.push(place)
  const begun = Array.from({ length: 100 }, () => ways.responses(flow))
  await expect.poll(() => systemDb().run.count({ where: { flow_id: flow, status: 'queued' } })).toBe(100)
  await release(flow, 'v2')
  for (const leave of places) leave()
  expect(new Set(await Promise.all(begun))).toEqual(new Set(['one hi']))
  expect(await ways.responses(flow)).toBe('two hi')
})
