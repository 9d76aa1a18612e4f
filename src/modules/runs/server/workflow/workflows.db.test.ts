import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { resolveActor } from '@/modules/access/server'
import { starters } from '@/modules/flows/server/starters/starters'
import { executeWorkflow } from './execute-workflow'
import { getWorkflowStatus } from './workflow-status'

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
const waiting = {
  nodes: [
    node('start', { type: 'start', variables: [] }),
    node('ask', { type: 'human-input', form_content: 'May I?', user_actions: [{ id: 'yes', title: 'Yes' }] }),
  ],
  edges: [wire('start', 'ask')],
}
const dividing = {
  nodes: [
    node('start', { type: 'start', variables: [{ variable: 'by', type: 'number', required: true }] }),
    node('sum', {
      type: 'code',
      code_language: 'javascript',
      code: 'function main({by}) { if (by === 0) throw new Error("by nothing"); return {result: 12 / by} }',
      variables: [{ variable: 'by', value_selector: ['start', 'by'] }],
      outputs: { result: { type: 'number', children: null } },
    }),
    node('end', { type: 'end', outputs: [{ variable: 'result', value_selector: ['sum', 'result'] }] }),
  ],
  edges: [wire('start', 'sum'), wire('sum', 'end')],
}

let owner: TestUser
let echo: string
let sums: string
let asking: string

async function call(method: string, path: string, body?: unknown) {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const parsed: unknown = await answer.json()
  return { status: answer.status, body: parsed }
}
const execute = (body: unknown) => call('POST', '/api/v2/workflows', body)
const statusOf = (job_id: string) => call('GET', `/api/v2/workflows?job_id=${job_id}`)
const jobOf = (body: unknown) => z.object({ job_id: z.string() }).parse(body).job_id

async function create(name: string, data: unknown): Promise<string> {
  const { body } = await call('POST', '/api/v1/flows/', { name, data })
  return z.object({ id: z.string() }).parse(body).id
}

let inputNode: string

beforeAll(async () => {
  owner = await makeUser(await makeTenant('workflows'), 'owner')
  const data = starters.find((starter) => starter.key === 'echo')?.data
  echo = await create('Echo', data)
  sums = await create('Sums', dividing)
  asking = await create('Asking', waiting)
  inputNode =
    z
      .object({ nodes: z.array(z.looseObject({ id: z.string() })) })
      .parse(data)
      .nodes.find((item) => /input/i.test(item.id))?.id ?? ''
})

describe('a workflow', () => {
  it('answers with what its output nodes gave, by values for its fields and a session', async () => {
    const inputs = { [`${inputNode}.input_value`]: 'a heron', [`${inputNode}.session_id`]: 'pond' }
    const { status, body } = await execute({ flow_id: echo, inputs })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { flow_id: echo, object: 'response', status: 'completed', errors: [], inputs },
    })
    const { outputs } = z.object({ outputs: z.record(z.string(), z.unknown()) }).parse(body)
    expect(Object.values(outputs)).toMatchObject([{ type: 'message', status: 'completed', content: 'a heron' }])
    const messages = await call('GET', '/api/v1/monitor/messages?session_id=pond')
    expect(messages.body).toMatchObject([{ text: 'a heron' }, { text: 'a heron' }])
    expect((await statusOf(jobOf(body))).body).toMatchObject({ object: 'response', status: 'completed', outputs })
  })

  it('takes keys without a dot as values of the start node', async () => {
    const { body } = await execute({ flow_id: sums, inputs: { by: 4 } })
    expect((await statusOf(jobOf(body))).body).toMatchObject({ inputs: { by: 4 } })
    expect(body).toMatchObject({ status: 'completed', outputs: { end: { type: 'data', content: 3 } } })
  })

  it('that fails is a 200 that says so, and a job that failed', async () => {
    const { status, body } = await execute({ flow_id: sums, inputs: { by: 0 } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'failed',
      errors: [{ code: 'code_failed', details: { component_id: 'sum' } }],
    })
    expect(await statusOf(jobOf(body))).toMatchObject({
      status: 500,
      body: { detail: { code: 'JOB_FAILED', flow_id: sums } },
    })
  })

  it('in the background is a job until it is done', async () => {
    const { body } = await execute({
      flow_id: echo,
      background: true,
      inputs: { [`${inputNode}.input_value`]: 'later' },
    })
    const job_id = jobOf(body)
    expect(body).toMatchObject({
      object: 'job',
      status: 'queued',
      links: { status: `/api/v2/workflows?job_id=${job_id}` },
    })
    await expect
      .poll(async () => (await statusOf(job_id)).body)
      .toMatchObject({ object: 'response', status: 'completed' })
  })

  it('that waits for a person is a job in progress, and can be stopped once', async () => {
    const { body } = await execute({ flow_id: asking })
    expect(body).toMatchObject({ object: 'job', status: 'in_progress' })
    const job_id = jobOf(body)
    const stop = () => call('POST', '/api/v2/workflows/stop', { job_id })
    expect((await stop()).body).toMatchObject({ job_id, message: expect.stringContaining('cancelled') })
    expect((await stop()).body).toMatchObject({ job_id, message: expect.stringContaining('had ended') })
    expect((await statusOf(job_id)).body).toMatchObject({ object: 'job', status: 'cancelled' })
  })

  it('streams its events', async () => {
    const answer = await callStudio('/api/v2/workflows', {
      key: owner.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ flow_id: echo, stream: true, inputs: { [`${inputNode}.input_value`]: 'now' } }),
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const lines = (await answer.text()).split('\n\n').filter((line) => line.startsWith('data: '))
    const events = lines.map((line) =>
      z
        .object({
          type: z.string(),
          run_id: z.string(),
          timestamp: z.int(),
          raw_event: z.object({ event: z.string() }),
        })
        .parse(JSON.parse(line.slice(6))),
    )
    expect(events.map(({ type }) => type)).toEqual(events.map(({ raw_event }) => raw_event.event))
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['vertices_sorted', 'add_message', 'end']))
  })
})

describe('refusals', () => {
  it('name their code', async () => {
    const none = '00000000-0000-4000-8000-000000000000'
    const empty = await create('Empty', { nodes: [], edges: [] })
    const cases: [Awaited<ReturnType<typeof call>>, number, string][] = [
      [await execute({ flow_id: none }), 404, 'FLOW_NOT_FOUND'],
      [await execute({ flow_id: empty }), 400, 'INVALID_FLOW_DATA'],
      [await call('GET', '/api/v2/workflows'), 400, 'MISSING_PARAMETER'],
      [await statusOf(none), 404, 'JOB_NOT_FOUND'],
      [await call('POST', '/api/v2/workflows/stop', { job_id: 7 }), 404, 'JOB_NOT_FOUND'],
    ]
    for (const [answer, status, code] of cases) expect(answer).toMatchObject({ status, body: { detail: { code } } })
  })

  it('hold for other fields and for both ways at once', async () => {
    expect((await execute({ flow_id: echo, other: 1 })).status).toBe(422)
    expect((await execute({ flow_id: echo, background: true, stream: true })).status).toBe(422)
  })

  it('tell of a flow that takes too long, and stop it', async () => {
    const slow = await create('Slow', {
      nodes: [
        node('start', { type: 'start', variables: [] }),
        node('spin', {
          type: 'code',
          code_language: 'javascript',
          code: 'function main() { while (true) {} }',
          variables: [],
          outputs: {},
        }),
      ],
      edges: [wire('start', 'spin')],
    })
    const actor = await resolveActor({ form: 'api_key', value: owner.api_key })
    if (actor.kind !== 'user') throw new Error('nobody')
    const error = await executeWorkflow(actor, { flow_id: slow, background: false, stream: false }, undefined, 1).catch(
      (e) => e,
    )
    expect(error).toMatchObject({ code: 'request_timeout', status: 408 })
    expect(error.details).toMatchObject({ detail: { code: 'EXECUTION_TIMEOUT', timeout_seconds: 1 } })
    const later = await getWorkflowStatus(actor, { job_id: error.details.detail.job_id }).catch((e) => e)
    expect(later.details).toMatchObject({ detail: { code: 'EXECUTION_TIMEOUT' } })
  }, 20_000)
})
