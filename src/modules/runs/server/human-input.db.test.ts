import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { sweepForms } from './expire-forms'

const flow = {
  name: 'Approval',
  data: {
    nodes: [
      node('start', {
        type: 'start',
        variables: [{ variable: 'topic', label: 'Topic', type: 'text-input', required: true }],
      }),
      node('ask', {
        type: 'human-input',
        form_content: 'May we publish {{#start.topic#}}?',
        inputs: [{ type: 'paragraph', output_variable_name: 'comment', required: true }],
        user_actions: [
          { id: 'yes', title: 'Publish', button_style: 'primary' },
          { id: 'no', title: 'Discard', button_style: 'default' },
        ],
        timeout: 1,
        timeout_unit: 'hour',
      }),
      node('published', {
        type: 'end',
        outputs: [named('comment', ['ask', 'comment']), named('topic', ['start', 'topic'])],
      }),
      node('discarded', { type: 'end', outputs: [named('action', ['ask', '__action_id'])] }),
      node('late', { type: 'end', outputs: [named('late', ['ask', '__action_id'])] }),
    ],
    edges: [
      edge('start', 'source', 'ask'),
      edge('ask', 'yes', 'published'),
      edge('ask', 'no', 'discarded'),
      edge('ask', '__timeout', 'late'),
    ],
    dify: { app: { mode: 'workflow', name: 'Approval' } },
  },
}

function node(id: string, data: object) {
  return { id, type: 'custom', position: { x: 0, y: 0 }, data: { title: id, ...data } }
}

function named(variable: string, value_selector: string[]) {
  return { variable, value_selector }
}

function edge(source: string, sourceHandle: string, target: string) {
  return { id: `${source}-${sourceHandle}`, source, sourceHandle, target, targetHandle: 'target', type: 'custom' }
}

let owner: TestUser
let stranger: TestUser
let flow_id: string

beforeAll(async () => {
  owner = await makeUser(await makeTenant('asking'), 'owner')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
  const created = await call(owner, 'POST', '/api/v1/flows/', flow)
  flow_id = z.object({ id: z.string() }).parse(created.body).id
})

async function call(user: TestUser | undefined, method: string, path: string, body?: unknown) {
  const answer = await callStudio(path, {
    key: user?.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const parsed: unknown = await answer.json()
  return { status: answer.status, body: parsed }
}

const Form = z.object({ form_id: z.string(), form_token: z.string() }).loose()
const Answer = z.object({
  outputs: z.array(z.object({ outputs: z.array(z.object({ results: z.object({ form: Form }).loose() })) })),
})

/** Starts a run that pauses, and gives its form. */
async function paused() {
  const { status, body } = await call(owner, 'POST', `/api/v1/run/${flow_id}`, { inputs: { topic: 'news' } })
  expect(status).toBe(200)
  const form = Answer.parse(body).outputs[0]?.outputs[0]?.results.form
  if (!form) throw new Error('the run did not pause')
  const row = await systemDb().runForm.findFirst({ where: { id: form.form_id } })
  return { form, run_id: row?.run_id ?? '' }
}

/** Waits until a run has ended. */
async function ended(run_id: string) {
  for (let tries = 0; tries < 200; tries++) {
    const run = await systemDb().run.findFirst({ where: { id: run_id } })
    if (run && !['queued', 'running', 'paused'].includes(run.status)) return run
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the run did not end')
}

const outputsOf = (run: { outputs: unknown }) =>
  z
    .array(z.object({ outputs: z.record(z.string(), z.unknown()) }))
    .parse(run.outputs)
    .map((output) => output.outputs)

const good = { action: 'yes', inputs: { comment: 'fine' } }

describe('a run that asks a person', () => {
  it('refuses input that does not fit before it begins', async () => {
    const { status, body } = await call(owner, 'POST', `/api/v1/run/${flow_id}`, { inputs: {} })
    expect(status).toBe(422)
    expect(JSON.stringify(body)).toContain('topic')
  })

  it('tells the form, keeps nothing readable, and goes on with the answer', async () => {
    const { form, run_id } = await paused()
    expect(form).toMatchObject({ form_content: 'May we publish news?', node_title: 'ask', display_in_ui: true })
    const row = await systemDb().run.findFirst({ where: { id: run_id } })
    expect(row?.status).toBe('paused')
    expect(row?.paused_state).toMatch(/^v1\./)
    expect(JSON.stringify(await systemDb().runEventBatch.findMany({ where: { run_id } }))).not.toContain('"snapshot"')
    expect(await call(owner, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)).toMatchObject({ status: 200 })
    expect(outputsOf(await ended(run_id))).toEqual([{ comment: 'fine', topic: 'news' }])
    const batches = await systemDb().runEventBatch.findMany({ where: { run_id }, orderBy: { first_seq: 'asc' } })
    const events = batches.flatMap((batch) => (Array.isArray(batch.events) ? batch.events : []))
    expect(batches.at(-1)?.first_seq).toBeLessThanOrEqual(events.length)
    expect(events.map((event) => z.object({ type: z.string() }).parse(event).type)).toContain('run_resumed')
  })

  it('takes one of two answers that come at the same time (threat 54)', async () => {
    const { form, run_id } = await paused()
    const path = `/api/v1/forms/${form.form_id}/answer`
    const answers = await Promise.all([
      call(owner, 'POST', path, good),
      call(owner, 'POST', path, { ...good, action: 'no' }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const taken = answers[0]?.status === 200 ? [{ comment: 'fine', topic: 'news' }] : [{ action: 'no' }]
    expect(outputsOf(await ended(run_id))).toEqual(taken)
  })

  it('says what is wrong with an answer, and waits on', async () => {
    const { form, run_id } = await paused()
    const path = `/api/v1/forms/${form.form_id}/answer`
    expect(await call(owner, 'POST', path, { action: 'perhaps', inputs: { comment: 'x' } })).toMatchObject({
      status: 422,
    })
    expect(await call(owner, 'POST', path, { action: 'yes', inputs: {} })).toMatchObject({ status: 422 })
    expect((await systemDb().run.findFirst({ where: { id: run_id } }))?.status).toBe('paused')
  })

  it('is answered by its token without an account, and by nothing that looks like one (threat 54)', async () => {
    const { form, run_id } = await paused()
    expect(await call(undefined, 'GET', `/api/v1/shared_forms/${form.form_token}`)).toMatchObject({ status: 200 })
    const forged = `${form.form_id}.${'A'.repeat(43)}`
    expect(await call(undefined, 'POST', `/api/v1/shared_forms/${forged}/answer`, good)).toMatchObject({ status: 404 })
    expect(await call(undefined, 'POST', `/api/v1/shared_forms/${form.form_token}/answer`, good)).toMatchObject({
      status: 200,
    })
    await ended(run_id)
    expect(await call(undefined, 'POST', `/api/v1/shared_forms/${form.form_token}/answer`, good)).toMatchObject({
      status: 409,
    })
  })

  it('does not exist across the wall', async () => {
    const { form } = await paused()
    expect(await call(stranger, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)).toMatchObject({ status: 404 })
    expect((await call(stranger, 'GET', '/api/v1/forms')).body).toEqual([])
    expect(
      z
        .array(Form)
        .parse((await call(owner, 'GET', '/api/v1/forms')).body)
        .map((item) => item.form_id),
    ).toContain(form.form_id)
  })

  it('goes on along its own way when nobody answers in time', async () => {
    const { form, run_id } = await paused()
    await systemDb().runForm.update({ where: { id: form.form_id }, data: { expires_at: new Date(Date.now() - 1000) } })
    expect(await call(owner, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)).toMatchObject({ status: 410 })
    await sweepForms()
    expect(outputsOf(await ended(run_id))).toEqual([{ late: '__timeout' }])
  })

  it('goes on after a process died between the answer and the work', async () => {
    const { form, run_id } = await paused()
    await systemDb().runForm.update({
      where: { id: form.form_id },
      data: { status: 'answered', answer: good, answered_at: new Date() },
    })
    await sweepForms()
    expect(outputsOf(await ended(run_id))).toEqual([{ comment: 'fine', topic: 'news' }])
  })

  it('goes on with the graph that it began with, even when its flow has changed', async () => {
    const { form, run_id } = await paused()
    await call(owner, 'PATCH', `/api/v1/flows/${flow_id}`, { data: { nodes: [], edges: [] } })
    await call(owner, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)
    expect(outputsOf(await ended(run_id))).toEqual([{ comment: 'fine', topic: 'news' }])
    await call(owner, 'PATCH', `/api/v1/flows/${flow_id}`, { data: flow.data })
  })

  it('fails and says so when what it needs cannot be read any more', async () => {
    const { form, run_id } = await paused()
    await systemDb().run.update({ where: { id: run_id }, data: { paused_state: 'v1.broken' } })
    expect(await call(owner, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)).toMatchObject({ status: 200 })
    const run = await ended(run_id)
    expect(run.status).toBe('failed')
    expect(JSON.stringify(run.error)).toContain('cannot go on')
  })

  it('can be stopped, and its form with it', async () => {
    const { form, run_id } = await paused()
    await call(owner, 'POST', `/api/v1/build/${run_id}/cancel`)
    expect((await ended(run_id)).status).toBe('stopped')
    expect(await call(owner, 'POST', `/api/v1/forms/${form.form_id}/answer`, good)).toMatchObject({ status: 410 })
  })
})

describe('conversation variables', () => {
  it('are remembered from run to run of a session, and not across sessions', async () => {
    const data = {
      nodes: [
        node('start', { type: 'start', variables: [] }),
        node('count', {
          type: 'assigner',
          version: '2',
          items: [{ variable_selector: ['conversation', 'seen'], operation: '+=', input_type: 'constant', value: 1 }],
        }),
        node('say', { type: 'answer', answer: 'seen {{#conversation.seen#}}, round {{#sys.dialogue_count#}}' }),
      ],
      edges: [edge('start', 'source', 'count'), edge('count', 'source', 'say')],
      dify: {
        app: { mode: 'advanced-chat', name: 'Counter' },
        workflow: { conversation_variables: [{ id: 'v1', name: 'seen', value: 0, value_type: 'number' }] },
      },
    }
    const created = await call(owner, 'POST', '/api/v1/flows/', { name: 'Counter', data })
    const { id } = z.object({ id: z.string() }).parse(created.body)
    const say = async (session_id: string) => {
      const { body } = await call(owner, 'POST', `/api/v1/run/${id}`, { input_value: 'hi', session_id })
      const Said = z.object({
        outputs: z.array(
          z.object({ outputs: z.array(z.object({ messages: z.array(z.object({ message: z.string() })) })) }),
        ),
      })
      return Said.parse(body).outputs[0]?.outputs[0]?.messages[0]?.message
    }
    expect(await say('one')).toBe('seen 1, round 1')
    expect(await say('one')).toBe('seen 2, round 2')
    expect(await say('two')).toBe('seen 1, round 1')
    const stored = await systemDb().message.findMany({
      where: { flow_id: id, session_id: 'one' },
      orderBy: { id: 'asc' },
    })
    expect(stored.map((message) => [message.sender, message.text])).toEqual([
      ['User', 'hi'],
      ['Machine', 'seen 1, round 1'],
      ['User', 'hi'],
      ['Machine', 'seen 2, round 2'],
    ])
  })
})
