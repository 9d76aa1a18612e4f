import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { grantFlowCapabilities, readFlowCapabilities } from '@/modules/flows/server/capabilities/flow-capabilities'
import { releaseFlow } from '@/modules/flows/server/flow-versions'
import { systemDb } from '@/platform/db/system-db'
import { readPublicPage } from './read-public-page'

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
const chat = (...middle: { id: string }[]) => ({
  nodes: [node('start', { type: 'start', variables: [] }), ...middle, node('say', { type: 'answer', answer: 'done' })],
  edges: ['start', ...middle.map(({ id }) => id)].map((id, at) =>
    edge(id, [...middle.map((one) => one.id), 'say'][at] ?? ''),
  ),
  dify: { app: { mode: 'advanced-chat', name: 'Chat' } },
})
const code = node('Count', {
  type: 'code',
  code_language: 'javascript',
  code: 'function main() { return { n: 1 } }',
  outputs: { n: { type: 'number' } },
  variables: [],
})
const calling = (flow: string) =>
  node('Call', { type: 'tool', provider_type: 'workflow', provider_id: flow, tool_name: flow, tool_parameters: {} })

let owner: TestUser
let actor: UserActor
const Made = z.object({ id: z.string() })

async function ask(method: string, path: string, body?: object, key = owner.api_key) {
  const sent = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await callStudio(path, { key, method, ...(body ? sent : {}) })
  return { status: answer.status, text: await answer.text() }
}
const make = async (name: string, data: object, access_type = 'PUBLIC', more = {}) =>
  Made.parse(JSON.parse((await ask('POST', '/api/v1/flows/', { name, data, access_type, ...more })).text)).id
const keep = async (id: string, version: string) => {
  const kept = await ask('POST', `/api/v1/flows/${id}/versions`, { version })
  return { ...kept, id: kept.status === 201 ? z.object({ id: z.int() }).parse(JSON.parse(kept.text)).id : 0 }
}
const publish = (id: string, version_id: number) =>
  ask('POST', `/api/v1/flows/${id}/versions/${version_id}/publish`, {})
async function visit(id: string) {
  const answer = await callStudio(`/api/v1/build_public_tmp/${id}/flow?event_delivery=direct`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'client_id=ada', 'x-millrace-address': crypto.randomUUID() },
    body: JSON.stringify({ inputs: { input_value: 'hi' } }),
  })
  return { status: answer.status, text: await answer.text() }
}
const grant = (flow_id: string, ...capabilities: z.infer<typeof Grants>) =>
  grantFlowCapabilities(actor, { flow_id, capabilities })
const Grants = z.array(z.enum(['code', 'network', 'tools', 'files', 'knowledge', 'flows']))

beforeAll(async () => {
  owner = await makeUser(await makeTenant('grants'), 'owner')
  const found = await resolveActor({ form: 'api_key', value: owner.api_key })
  if (found.kind !== 'user') throw new Error('no user')
  actor = found
})

describe('a public flow with a node that runs code (threats 4, 5)', () => {
  it('is not published before somebody granted it, and says which node', async () => {
    const id = await make('Coded', chat(code))
    const version = await keep(id, '1')
    const refused = await publish(id, version.id)
    expect(refused.status, refused.text).toBe(409)
    expect(refused.text).toContain('code (\\"Count\\")')
    expect(JSON.parse(refused.text)).toMatchObject({ ungranted: [{ capability: 'code', nodes: ['Count'] }] })
    await expect(releaseFlow(actor, { flow_id: id, version: '2' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await systemDb().flow.findUniqueOrThrow({ where: { id } })).is_online).toBe(false)
    await grant(id, 'code')
    expect((await publish(id, version.id)).status).toBe(200)
    const answer = await visit(id)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.text).toContain('done')
  })

  it('does not become public with such a version online, nor by changing what is online', async () => {
    const id = await make('Private first', chat(code), 'PRIVATE')
    await publish(id, (await keep(id, '1')).id)
    const opened = await ask('PATCH', `/api/v1/flows/${id}`, { access_type: 'PUBLIC' })
    expect(opened.status, opened.text).toBe(409)
    const plain = await make('Public first', chat())
    await publish(plain, (await keep(plain, '1')).id)
    await ask('PATCH', `/api/v1/flows/${plain}`, { data: chat(code) })
    await keep(plain, '2')
    expect((await ask('PATCH', `/api/v1/flows/${plain}`, { online_version: '2' })).status).toBe(409)
    expect((await visit(plain)).text).toContain('done')
    // A draft of a public flow is saved like any other.
    expect((await ask('PATCH', `/api/v1/flows/${plain}`, { description: 'new' })).status).toBe(200)
    // A label that is online before there is such a version.
    const early = await make('Early', chat(code), 'PUBLIC', { is_online: true, online_version: '9' })
    expect((await keep(early, '9')).status).toBe(409)
  })

  it('refuses visitors when the grant is gone or never came, and tells them nothing of its nodes', async () => {
    const id = await make('Taken back', chat(code))
    await grant(id, 'code')
    await publish(id, (await keep(id, '1')).id)
    expect((await visit(id)).status).toBe(200)
    expect((await readFlowCapabilities(actor, { flow_id: id })).refuses).toBe(false)
    await grant(id)
    const refused = await visit(id)
    expect(refused.status, refused.text).toBe(403)
    expect(refused.text).not.toContain('Count')
    expect(await readPublicPage({ kind: 'anonymous' }, id)).toMatchObject({ state: 'broken' })
    expect(await readFlowCapabilities(actor, { flow_id: id })).toEqual({
      items: [{ capability: 'code', granted: false, nodes: ['Count'] }],
      refuses: true,
      may_grant: true,
    })
    // People with a key run it as before.
    expect((await ask('POST', `/api/v1/run/${id}`, { input_value: 'hi' })).status).toBe(200)
  })

  it('lends no power by way of another flow, also one that changes later', async () => {
    await make('Inner coded', chat(code), 'PRIVATE')
    const id = await make('Outer', chat(calling('Inner coded')))
    const version = await keep(id, '1')
    await grant(id, 'flows')
    const refused = await publish(id, version.id)
    expect(refused.status, refused.text).toBe(409)
    expect(refused.text).toContain('Inner coded › Count')
    const inner = await make('Inner harmless', chat(), 'PRIVATE')
    const outer = await make('Outer of harmless', chat(calling('Inner harmless')))
    await grant(outer, 'flows')
    expect((await publish(outer, (await keep(outer, '1')).id)).status).toBe(200)
    expect((await visit(outer)).text).toContain('done')
    await ask('PATCH', `/api/v1/flows/${inner}`, { data: chat(code) })
    const late = await visit(outer)
    expect(late.text).toContain('could not finish')
    expect(await systemDb().run.count({ where: { flow_id: inner, status: 'succeeded' } })).toBe(1)
  })

  it('takes grants from those who may publish it only, and from no body of a flow', async () => {
    const id = await make('Granted by', chat(code), 'RESTRICTED')
    const member = await makeUser(owner.tenant_id, 'member')
    const other = await resolveActor({ form: 'api_key', value: member.api_key })
    if (other.kind !== 'user') throw new Error('no user')
    await expect(grantFlowCapabilities(other, { flow_id: id, capabilities: ['code'] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await readFlowCapabilities(other, { flow_id: id })).may_grant).toBe(false)
    await ask('PATCH', `/api/v1/flows/${id}`, { granted_capabilities: ['code'], description: 'x' })
    expect((await systemDb().flow.findUniqueOrThrow({ where: { id } })).granted_capabilities).toEqual([])
    // People of the tenant open a restricted flow without a grant.
    expect((await publish(id, (await keep(id, '1')).id)).status).toBe(200)
  })
})
