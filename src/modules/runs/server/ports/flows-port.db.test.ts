import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { actorOfUser } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { liveRuns } from '../live-runs'
import { startRun } from '../start-run'
import { flowsPort } from './flows-port'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})

const workflow = (second: ReturnType<typeof node>) => ({
  nodes: [node('start', { type: 'start', variables: [] }), second],
  edges: [{ id: 'e', source: 'start', sourceHandle: 'source', target: second.id, targetHandle: 'target' }],
  dify: { app: { mode: 'workflow', name: 'Inner' } },
})

const says = (variable: string) =>
  workflow(node('end', { type: 'end', outputs: [{ variable, value_selector: ['sys', 'app_id'] }] }))

const asks = workflow(
  node('ask', {
    type: 'human-input',
    form_content: 'Well?',
    inputs: [],
    user_actions: [{ id: 'yes', title: 'Yes' }],
  }),
)

let user: TestUser
let actor: UserActor

beforeAll(async () => {
  user = await makeUser(await makeTenant('inner-flows'), 'owner')
  const found = await actorOfUser(user.id, user.tenant_id)
  if (!found) throw new Error('the user is not there')
  actor = found
})

async function flowOf(name: string, data: object): Promise<string> {
  const answer = await callStudio('/api/v1/flows/', {
    key: user.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data }),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

const inner = (flow: string) =>
  flowsPort({ actor, start: startRun }, {}).run({
    flow,
    input_value: 'hi',
    session_id: 'inner',
    signal: new AbortController().signal,
  })

describe('a flow inside another', () => {
  it('works while every place is taken by runs that may be waiting for it', async () => {
    const flow = await flowOf('Works', says('id'))
    const places: (() => void)[] = []
    for (let place = liveRuns().tryEnter(); place; place = liveRuns().tryEnter()) places.push(place)
    try {
      expect((await inner(flow)).map((output) => output.outputs)).toEqual([{ id: flow }])
    } finally {
      for (const leave of places) leave()
    }
  })

  it('does not wait on for a person whom nobody will hear', async () => {
    const flow_id = await flowOf('Asks', asks)
    await expect(inner(flow_id)).rejects.toMatchObject({ code: 'flow_failed' })
    expect((await systemDb().run.findFirst({ where: { flow_id } }))?.status).toBe('failed')
    expect((await systemDb().runForm.findFirst({ where: { flow_id } }))?.status).toBe('cancelled')
  })

  it('is the one of that id, whatever others are called', async () => {
    const flow = await flowOf('Meant', says('meant'))
    await flowOf(flow, says('other'))
    expect((await inner(flow)).map((output) => output.outputs)).toEqual([{ meant: flow }])
  })
})
