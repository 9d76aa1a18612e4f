import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { done } from '@/modules/tenancy/testing/caller'
import { systemDb } from '@/platform/db/system-db'
import { grantFlowCapabilities } from './capabilities/flow-capabilities'
import { releaseFlow } from './flow-versions'
import { listFlowVersions } from './list-flow-versions'

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const saying = (answer: string) => ({
  nodes: [node('start', { type: 'start', variables: [] }), node('say', { type: 'answer', answer })],
  edges: [{ id: 'e', source: 'start', sourceHandle: 'source', target: 'say', targetHandle: 'target' }],
  dify: { app: { mode: 'advanced-chat', name: 'Says' } },
})

let owner: TestUser
let member: TestUser
let flow_id: string

beforeAll(async () => {
  const tenant = await makeTenant('versions')
  owner = await makeUser(tenant, 'owner')
  member = await makeUser(tenant, 'member')
  const { body } = await call(owner, 'POST', '/api/v1/flows/', {
    name: 'Says',
    data: saying('one'),
    access_type: 'RESTRICTED',
  })
  flow_id = z.object({ id: z.string() }).parse(body).id
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

const Ran = z.object({
  outputs: z.array(z.object({ outputs: z.array(z.object({ messages: z.array(z.object({ message: z.string() })) })) })),
})

/** What a run of the flow says, by the way it is run. */
async function says(way: string): Promise<string | number | undefined> {
  const { status, body } = await call(owner, 'POST', `/api/v1/run/${way}`, { input_value: 'x' })
  return status === 200 ? Ran.parse(body).outputs[0]?.outputs[0]?.messages[0]?.message : status
}

const keep = async (version: string) =>
  z
    .object({ id: z.number() })
    .parse((await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions`, { version, note: 'why' })).body).id
const draft = (answer: string) => call(owner, 'PATCH', `/api/v1/flows/${flow_id}`, { data: saying(answer) })

describe('versions', () => {
  it('are what they were, whatever becomes of the draft', async () => {
    const first = await keep('1.0')
    await draft('two')
    const second = await keep('2.0')
    await draft('three')
    expect(await says(`online/${flow_id}`)).toBe(404)
    await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions/${first}/publish`)
    expect(await says(`online/${flow_id}`)).toBe('one')
    expect(await says(`release/${flow_id}?v=2.0`)).toBe('two')
    expect(await says(`release/${flow_id}?v=9`)).toBe(404)
    expect([await says(`dev/${flow_id}`), await says(flow_id)]).toEqual(['three', 'three'])
    await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions/${second}/publish`)
    expect(await says(`online/${flow_id}`)).toBe('two')
  })

  it('are listed, refused twice, and become the draft again', async () => {
    const { body } = await call(owner, 'GET', `/api/v1/flows/${flow_id}/versions`)
    const versions = z
      .array(z.object({ id: z.number(), flow_version: z.string(), version_note: z.string() }))
      .parse(body)
    expect(versions.map((version) => version.flow_version)).toEqual(['2.0', '1.0'])
    expect((await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions`, { version: '1.0' })).status).toBe(409)
    const first = versions.at(-1)?.id
    expect((await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions/${first}/rollback`)).status).toBe(200)
    expect([await says(flow_id), await says(`online/${flow_id}`)]).toEqual(['one', 'two'])
  })

  it('are not for those who may only run the flow', async () => {
    expect((await call(member, 'POST', `/api/v1/flows/${flow_id}/versions`, { version: 'x' })).status).toBe(403)
    expect((await call(member, 'DELETE', `/api/v1/flows/${flow_id}/online`)).status).toBe(403)
    expect((await call(member, 'GET', `/api/v1/flows/${flow_id}/versions`)).status).toBe(200)
  })

  it('leave runs alone that are under way while others are published', async () => {
    const ids = await Promise.all(['3.0', '4.0'].map(keep))
    const runs = Array.from({ length: 40 }, () => says(`online/${flow_id}`))
    for (const id of ids) await call(owner, 'POST', `/api/v1/flows/${flow_id}/versions/${id}/publish`)
    expect(new Set(await Promise.all(runs))).toEqual(new Set(['two']))
    expect(await says(`online/${flow_id}`)).toBe('one')
  })

  it('go offline', async () => {
    expect((await call(owner, 'DELETE', `/api/v1/flows/${flow_id}/online`)).body).toMatchObject({ is_online: false })
    expect(await says(`online/${flow_id}`)).toBe(404)
  })
})

async function as(user: TestUser): Promise<UserActor> {
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('not a user')
  return actor
}

describe('in the console', () => {
  it('versions are listed without their graphs, page by page', async () => {
    const actor = await as(member)
    const first = await listFlowVersions(actor, { flow_id, limit: 2 })
    expect(first.items.map((version) => version.flow_version)).toEqual(['4.0', '3.0'])
    expect(first.items[0]).toMatchObject({ version_note: 'why', creator_name: expect.any(String) })
    expect(JSON.stringify(first)).not.toContain('nodes')
    const rest = await listFlowVersions(actor, { flow_id, limit: 2, before: first.items[1]?.id })
    expect(rest.items.map((version) => version.flow_version)).toEqual(['2.0', '1.0'])
    expect(rest.online_version).toBeNull()
  })

  it('are put online by whoever may publish, not by whoever may change the draft', async () => {
    const { tenant_id } = owner
    const drafter = await makeUser(tenant_id, 'viewer')
    await systemDb().tenantUserRole.deleteMany({ where: { uid: drafter.id } })
    await done(owner, 'POST', 'permission/roles', { role_id: 'drafter', role_name: 'Drafter' })
    for (const priv_id of ['read', 'create', 'modify'])
      await done(owner, 'POST', 'permission/roles/drafter/privs', { module_id: 'flow', priv_id })
    await done(owner, 'POST', 'tenants/user-roles', { tenant_id, role_id: 'drafter', uid: drafter.id })
    const made = await call(drafter, 'POST', '/api/v1/flows/', { name: 'Drafted', data: saying('x') })
    const { id } = z.object({ id: z.string() }).parse(made.body)
    const change = async (fields: object) => (await call(drafter, 'PATCH', `/api/v1/flows/${id}`, fields)).status
    expect(await change({ description: 'mine', access_type: 'RESTRICTED' })).toBe(200)
    expect(await change({ is_online: true, online_version: '1' })).toBe(403)
    await call(owner, 'POST', `/api/v1/flows/${id}/versions`, { version: '1' })
    expect((await call(owner, 'PATCH', `/api/v1/flows/${id}`, { is_online: true, online_version: '1' })).status).toBe(
      200,
    )
    expect(await change({ access_type: 'PUBLIC' })).toBe(403)
    // A label that a new flow brought along as online does not begin to serve by being kept.
    const brought = { name: 'Brought', data: saying('x'), is_online: true, online_version: '1' }
    const other = z.object({ id: z.string() }).parse((await call(drafter, 'POST', '/api/v1/flows/', brought)).body).id
    const keepAs = async (version: string) =>
      (await call(drafter, 'POST', `/api/v1/flows/${other}/versions`, { version })).status
    expect(await keepAs('1')).toBe(403)
    expect(await keepAs('2')).toBeLessThan(300)
    expect(await change({ online_version: '2' })).toBe(403)
    expect(await change({ is_online: false })).toBe(403)
    expect(await change({ description: 'still mine', is_online: true, access_type: 'RESTRICTED' })).toBe(200)
  })

  it('a draft is kept and published at once, or neither', async () => {
    const actor = await as(owner)
    await draft('five')
    const flow = await releaseFlow(actor, { flow_id, version: '5.0', note: 'now' })
    expect(flow).toMatchObject({ is_online: true, online_version: '5.0' })
    expect(await says(`online/${flow_id}`)).toBe('five')
    await draft('six')
    await expect(releaseFlow(actor, { flow_id, version: '1.0' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await listFlowVersions(actor, { flow_id, limit: 9 })).toMatchObject({ online_version: '5.0' })
    expect(await says(`online/${flow_id}`)).toBe('five')
    await expect(releaseFlow(await as(member), { flow_id, version: '6.0' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a public flow', () => {
  it('is open as far as its owner says, without code and secrets', async () => {
    const data = {
      nodes: [
        node('code', { type: 'code', code: 'def main(): pass', outputs: {} }),
        node('ask', { type: 'llm', title: 'Ask', prompt_template: [{ role: 'system', text: 'our own words' }] }),
        node('call', {
          type: 'http-request',
          url: 'https://a.example',
          authorization: { type: 'api-key', config: { type: 'bearer', api_key: 'very-secret' } },
        }),
      ],
      edges: [],
      dify: { app: { mode: 'workflow', name: 'Open' } },
    }
    const { body } = await call(owner, 'POST', '/api/v1/flows/', { name: 'Open', data, access_type: 'PUBLIC' })
    const { id } = z.object({ id: z.string() }).parse(body)
    const open = () => call(undefined, 'GET', `/api/v1/flows/public_flow/${id}`)
    expect(await open()).toMatchObject({ status: 200, body: { name: 'Open', data: null } })
    await grantFlowCapabilities(await as(owner), { flow_id: id, capabilities: ['code', 'network'] })
    await call(owner, 'POST', `/api/v1/flows/${id}/versions`, { version: '1' })
    const [version] = z
      .array(z.object({ id: z.int() }))
      .parse((await call(owner, 'GET', `/api/v1/flows/${id}/versions`)).body)
    await call(owner, 'POST', `/api/v1/flows/${id}/versions/${version?.id}/publish`)
    await call(owner, 'PATCH', `/api/v1/flows/${id}`, { data: { nodes: [node('new', { type: 'end' })], edges: [] } })
    const shown = await open()
    expect(shown.body).toMatchObject({ data: { nodes: [{ id: 'code' }, { data: { title: 'Ask', type: 'llm' } }, {}] } })
    expect(JSON.stringify(shown.body)).not.toMatch(/very-secret|def main|sealed:|our own words/)
    expect((await call(undefined, 'GET', `/api/v1/flows/public_flow/${flow_id}`)).status).toBe(401)
    await call(owner, 'PATCH', `/api/v1/flows/${id}`, { access_type: 'PRIVATE' })
    expect((await call(undefined, 'GET', `/api/v1/flows/public_flow/${id}`)).status).toBe(404)
  })
})
