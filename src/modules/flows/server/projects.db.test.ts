import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'

const graph = { nodes: [], edges: [] }
const Project = z.object({ id: z.string(), name: z.string() })

let owner: TestUser
let editor: TestUser
let stranger: TestUser

beforeAll(async () => {
  const tenant = await makeTenant('projects')
  owner = await makeUser(tenant, 'owner')
  editor = await makeUser(tenant, 'editor')
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
})

async function call(user: TestUser, method: string, path: string, body?: unknown) {
  const answer = await callStudio(`/api/v1/projects/${path}`, {
    key: user.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = text === '' ? null : JSON.parse(text)
  return { status: answer.status, body: parsed }
}
const create = async (user: TestUser, body: object) => Project.parse((await call(user, 'POST', '', body)).body)

async function newFlow(user: TestUser, name: string, more: object = {}): Promise<string> {
  const answer = await callStudio('/api/v1/flows/', {
    key: user.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data: graph, ...more }),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}
const names = (body: unknown) =>
  z
    .object({ flows: z.array(z.object({ name: z.string() })) })
    .parse(body)
    .flows.map(({ name }) => name)
    .sort()

describe('projects', () => {
  it('are created with flows, under names of their own', async () => {
    const flow = await newFlow(editor, 'Heron')
    const first = await create(editor, {
      name: 'Pond',
      flows_list: [flow],
      auth_settings: { auth_type: 'none' },
      org_id: 3,
    })
    expect(await create(editor, { name: 'Pond' })).toMatchObject({ name: 'Pond (1)' })
    const { body } = await call(editor, 'GET', first.id)
    expect(body).toMatchObject({ name: 'Pond', auth_settings: { auth_type: 'none' }, org_id: 3, user_id: editor.id })
    expect(names(body)).toEqual(['Heron'])
  })

  it('keep no secrets', async () => {
    expect((await call(editor, 'POST', '', { auth_settings: { api_key: 'x' } })).status).toBe(422)
  })

  it('are listed to who made them, and to owners', async () => {
    const { id } = await create(editor, { name: 'Mine' })
    const seenBy = async (user: TestUser) =>
      z
        .array(Project)
        .parse((await call(user, 'GET', '?sort_by=name&sort_order=asc')).body)
        .map((project) => project.id)
    expect(await seenBy(editor)).toContain(id)
    expect(await seenBy(owner)).toContain(id)
    expect(await seenBy(stranger)).not.toContain(id)
    expect(await seenBy(await makeUser(editor.tenant_id, 'editor'))).toHaveLength(1)
    const sorted = z.array(Project).parse((await call(editor, 'GET', '?sort_by=name&sort_order=asc')).body)
    expect(sorted.map(({ name }) => name)).toEqual(sorted.map(({ name }) => name).sort())
  })

  it('give their flows in pages, by name and by kind', async () => {
    const { id } = await create(owner, { name: 'Pages' })
    for (const name of ['Otter one', 'Otter two', 'Pike']) await newFlow(owner, name, { project_id: id })
    await newFlow(owner, 'Otter part', { project_id: id, is_component: true })
    const page = async (query: string) =>
      z
        .object({ project: Project, flows: z.looseObject({ items: z.array(Project), total: z.int() }) })
        .parse((await call(owner, 'GET', `${id}?${query}`)).body)
    expect((await page('page=1&size=2')).flows).toMatchObject({ total: 4, pages: 2, items: { length: 2 } })
    expect((await page('page=1&size=9&search=OTTER&is_flow=true')).flows.total).toBe(2)
    expect((await page('page=1&size=9&is_component=true')).flows.items.map(({ name }) => name)).toEqual(['Otter part'])
    expect((await call(owner, 'GET', `${id}?page=0&size=2`)).status).toBe(422)
  })

  it('hold what an update says; the rest goes home', async () => {
    const [stays, leaves, part] = [
      await newFlow(editor, 'Stays'),
      await newFlow(editor, 'Leaves'),
      await newFlow(editor, 'Part', { is_component: true }),
    ]
    const { id } = await create(editor, { name: 'Moving', flows_list: [stays, leaves], components_list: [part] })
    const { status, body } = await call(editor, 'PATCH', id, { name: 'Moved', flows: [stays] })
    expect({ status, body }).toMatchObject({ status: 200, body: { name: 'Moved', m_uid: editor.id } })
    expect(names((await call(editor, 'GET', id)).body)).toEqual(['Part', 'Stays'])
    const home = await systemDb().project.findFirstOrThrow({ where: { user_id: editor.id, is_default: true } })
    expect(await systemDb().flow.findUniqueOrThrow({ where: { id: leaves } })).toMatchObject({ project_id: home.id })
    await create(editor, { name: 'Taken' })
    expect((await call(editor, 'PATCH', id, { name: 'Taken' })).status).toBe(409)
  })

  it('take no flows that the caller may not change', async () => {
    const foreign = await newFlow(stranger, 'Foreign')
    const { id } = await create(editor, { name: 'Grabbing' })
    expect((await call(editor, 'PATCH', id, { flows: [foreign] })).status).toBe(404)
    expect((await call(editor, 'POST', '', { flows_list: [foreign] })).status).toBe(404)
    const own = await newFlow(owner, 'Of the owner', { access_type: 'RESTRICTED' })
    expect((await call(editor, 'PATCH', id, { flows: [own] })).status).toBe(404)
  })

  it('take no flows of who may not change the project', async () => {
    const { id } = await create(owner, { name: 'Of the owner' })
    const mine = await newFlow(editor, 'Mine')
    const patched = await callStudio(`/api/v1/flows/${mine}`, {
      key: editor.api_key,
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ project_id: id }),
    })
    expect(patched.status).toBe(404)
    expect((await systemDb().flow.findUniqueOrThrow({ where: { id: mine } })).project_id).not.toBe(id)
    // What lies there already may be sent back as it was read.
    await systemDb().flow.update({ where: { id: mine }, data: { project_id: id } })
    const same = await callStudio(`/api/v1/flows/${mine}`, {
      key: editor.api_key,
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ project_id: id, description: 'kept' }),
    })
    expect(same.status).toBe(200)
  })

  it('the default one stays', async () => {
    await newFlow(editor, 'At home')
    const home = await systemDb().project.findFirstOrThrow({ where: { user_id: editor.id, is_default: true } })
    const refused = await callStudio(`/api/v1/projects/${home.id}`, { key: editor.api_key, method: 'DELETE' })
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('default project')])
    expect(await systemDb().project.count({ where: { id: home.id } })).toBe(1)
  })

  it('are deleted with their flows, and nobody else’s', async () => {
    const mine = await newFlow(editor, 'Goes')
    const { id } = await create(editor, { name: 'Going', flows_list: [mine] })
    const other = await newFlow(owner, 'Of another', { project_id: id })
    expect((await call(stranger, 'DELETE', id)).status).toBe(404)
    expect((await call(editor, 'DELETE', id)).status).toBe(204)
    expect(await systemDb().flow.findUnique({ where: { id: mine } })).toBeNull()
    expect(await systemDb().flow.findUnique({ where: { id: other } })).toMatchObject({ project_id: null })
    expect((await call(editor, 'GET', id)).status).toBe(404)
  })
})

describe('project files', () => {
  const upload = async (file: File) => {
    const body = new FormData()
    body.append('file', file)
    const answer = await callStudio('/api/v1/projects/upload/', { key: editor.api_key, method: 'POST', body })
    const parsed: unknown = await answer.json()
    return { status: answer.status, body: parsed }
  }
  const Flows = z.array(z.object({ id: z.string(), name: z.string(), project_id: z.string() }))

  it('go out as a zip and come back as a new project', async () => {
    const flow = await newFlow(editor, 'Travels')
    const { id } = await create(editor, { name: 'Travelling', flows_list: [flow] })
    const answer = await callStudio(`/api/v1/projects/download/${id}`, { key: editor.api_key })
    expect(answer.headers.get('content-type')).toBe('application/x-zip-compressed')
    expect(answer.headers.get('content-disposition')).toMatch(/_Travelling_flows\.zip"/)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(Object.keys(unzipSync(bytes))).toEqual(['Travels.json'])
    const back = await upload(new File([bytes], 'Back again.zip'))
    expect(back.status).toBe(201)
    const [imported] = Flows.parse(back.body)
    expect(imported).toMatchObject({ name: 'Travels (1)' })
    expect(imported?.id).not.toBe(flow)
    expect((await call(editor, 'GET', imported?.project_id ?? '')).body).toMatchObject({ name: 'Back again' })
  })

  it('are taken as JSON too', async () => {
    const file = { folder_name: 'From JSON', folder_description: 'why', flows: [{ name: 'Inside', data: graph }] }
    const { status, body } = await upload(new File([JSON.stringify(file)], 'x.json'))
    expect(status).toBe(201)
    const [flow] = Flows.parse(body)
    expect((await call(editor, 'GET', flow?.project_id ?? '')).body).toMatchObject({
      name: 'From JSON',
      description: 'why',
      flows: [{ name: 'Inside' }],
    })
  })

  it('that are none are refused', async () => {
    for (const text of ['', '{', '{"flows":[]}', '{"folder_name":"x"}'])
      expect(await upload(new File([text], 'x.json')), text).toMatchObject({ status: 400 })
    const { id } = await create(editor, { name: 'Hollow' })
    expect((await callStudio(`/api/v1/projects/download/${id}`, { key: editor.api_key })).status).toBe(404)
  })
})
