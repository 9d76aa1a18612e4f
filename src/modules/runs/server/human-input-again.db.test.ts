import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { liveRuns } from './live-runs'
import { resumeRun } from './resume-run'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})

const edge = (source: string, sourceHandle: string, target: string) => ({
  id: `${source}-${sourceHandle}-${target}`,
  source,
  sourceHandle,
  target,
  targetHandle: 'target',
  type: 'custom',
})

const form = (form_content: string) => ({
  type: 'human-input',
  form_content,
  inputs: [],
  user_actions: [{ id: 'yes', title: 'Yes', button_style: 'primary' }],
  timeout: 1,
  timeout_unit: 'hour',
})

const end = (id: string) => node(id, { type: 'end', outputs: [{ variable: id, value_selector: ['sys', 'app_id'] }] })

const workflow = (nodes: object[], edges: object[]) => ({
  nodes,
  edges,
  dify: { app: { mode: 'workflow', name: 'Two forms' } },
})

/** Two forms wait side by side. */
const both = workflow(
  [
    node('start', { type: 'start', variables: [] }),
    node('left', form('Left?')),
    node('right', form('Right?')),
    end('l'),
    end('r'),
  ],
  [
    edge('start', 'source', 'left'),
    edge('start', 'source', 'right'),
    edge('left', 'yes', 'l'),
    edge('right', 'yes', 'r'),
  ],
)

let owner: TestUser

beforeAll(async () => {
  owner = await makeUser(await makeTenant('asking-twice'), 'owner')
})

async function call(method: string, path: string, body?: unknown) {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const parsed: unknown = await answer.json()
  return { status: answer.status, body: parsed }
}

async function flowOf(data: object, name: string): Promise<string> {
  return z.object({ id: z.string() }).parse((await call('POST', '/api/v1/flows/', { name, data })).body).id
}

async function settled(run_id: string, status: string) {
  for (let tries = 0; tries < 200; tries++) {
    const run = await systemDb().run.findFirst({ where: { id: run_id } })
    if (run?.status === status) return run
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the run did not become ${status}`)
}

async function started(data: object, name: string) {
  const flow_id = await flowOf(data, name)
  const { status } = await call('POST', `/api/v1/run/${flow_id}`, { input_value: 'go' })
  const run = await systemDb().run.findFirst({ where: { flow_id }, orderBy: { create_at: 'desc' } })
  const forms = await systemDb().runForm.findMany({ where: { flow_id }, orderBy: { node_id: 'asc' } })
  return { status, run_id: run?.id ?? '', forms }
}

const Asked = z.object({
  type: z.literal('node_suspended'),
  suspension: z.object({ form: z.object({ form_id: z.string() }) }),
})

async function told(run_id: string): Promise<string[]> {
  const batches = await systemDb().runEventBatch.findMany({ where: { run_id }, orderBy: { first_seq: 'asc' } })
  const events = batches.flatMap((batch) => (Array.isArray(batch.events) ? batch.events : []))
  return events.flatMap((event) => Asked.safeParse(event).data?.suspension.form.form_id ?? [])
}

const yes = { action: 'yes', inputs: {} }

describe('a run that waits for two forms', () => {
  it('tells of the same form when it pauses again', async () => {
    const { run_id, forms } = await started(both, 'Same form')
    const [left, right] = forms
    expect(await call('POST', `/api/v1/forms/${left?.id}/answer`, yes)).toMatchObject({ status: 200 })
    await settled(run_id, 'paused')
    await expect.poll(() => told(run_id)).toHaveLength(3)
    expect((await told(run_id)).at(-1)).toBe(right?.id)
    expect(await call('POST', `/api/v1/forms/${right?.id}/answer`, yes)).toMatchObject({ status: 200 })
    await settled(run_id, 'succeeded')
  })

  it('is worked on by one of several that take it up at once, and stays in sight', async () => {
    const { run_id, forms } = await started(both, 'Taken once')
    for (const { id } of forms) {
      await systemDb().runForm.update({ where: { id }, data: { status: 'answered', answer: yes } })
    }
    await Promise.all(Array.from({ length: 5 }, () => resumeRun(owner.tenant_id, run_id)))
    const live = liveRuns().find(owner.tenant_id, run_id)
    expect(live).toBeDefined()
    expect(await live?.done).toMatchObject({ status: 'succeeded' })
  })

  it('leaves no open form behind when it ends', async () => {
    const failing = workflow(
      [...both.nodes, node('broken', { type: 'list-operator', variable: ['sys', 'app_id'] })],
      [...both.edges, edge('left', 'yes', 'broken')],
    )
    const { run_id, forms } = await started(failing, 'Fails later')
    await call('POST', `/api/v1/forms/${forms[0]?.id}/answer`, yes)
    await settled(run_id, 'failed')
    await expect
      .poll(async () => (await systemDb().runForm.findMany({ where: { run_id } })).map((row) => row.status).sort())
      .toEqual(['answered', 'cancelled'])
  })

  it('asks nobody when it fails before it pauses', async () => {
    const failing = workflow(
      [...both.nodes, node('broken', { type: 'list-operator', variable: ['sys', 'app_id'] })],
      [...both.edges, edge('start', 'source', 'broken')],
    )
    const { status, forms } = await started(failing, 'Fails at once')
    expect(status).toBeGreaterThanOrEqual(400)
    expect(forms).toEqual([])
  })
})

describe('a form that asks for a file', () => {
  const asking = workflow(
    [
      node('start', { type: 'start', variables: [] }),
      node('ask', { ...form('Which?'), inputs: [{ type: 'file', output_variable_name: 'file', required: true }] }),
      node('end', { type: 'end', outputs: [{ variable: 'name', value_selector: ['ask', 'file', 'name'] }] }),
    ],
    [edge('start', 'source', 'ask'), edge('ask', 'yes', 'end')],
  )

  it('gives the flow a file, and refuses what is none', async () => {
    const { run_id, forms } = await started(asking, 'Asks for a file')
    const path = `/api/v1/forms/${forms[0]?.id}/answer`
    const forged = { kind: 'file', ref: 'x', name: 'forged' }
    expect(await call('POST', path, { action: 'yes', inputs: { file: forged } })).toMatchObject({ status: 422 })
    const file = 'https://files.example/report.pdf'
    expect(await call('POST', path, { action: 'yes', inputs: { file } })).toMatchObject({ status: 200 })
    expect(JSON.stringify((await settled(run_id, 'succeeded')).outputs)).toContain('report.pdf')
  })
})
