import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { starters } from '@/modules/flows/server/starters/starters'
import { systemDb } from '@/platform/db/system-db'

let installer: TestUser
let editor: TestUser
let other: TestUser
let colleague: TestUser
let stranger: TestUser
let business_id: number
let flow_id: string
const secret = 'sk-under-the-wheel'

const Template = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullable(),
  scope: z.string(),
  is_self: z.boolean(),
  business_id: z.number().nullable(),
  tenant_id: z.string().nullable(),
  user_id: z.number().nullable(),
  data: z.object({ nodes: z.array(z.unknown()) }).nullable(),
})

async function call(user: TestUser, method: string, path: string, body?: unknown) {
  const answer = await callStudio(path, {
    key: user.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}
const make = (user: TestUser, body: object, id = flow_id) => call(user, 'POST', `/api/v1/flows/${id}/templates`, body)
const made = async (user: TestUser, body: object) => {
  const { status, text } = await make(user, body)
  expect(status, text).toBe(201)
  return Template.parse(JSON.parse(text))
}
const read = (user: TestUser, id: string) => call(user, 'GET', `/api/v1/flows/templates/${id}`)
const seen = async (user: TestUser) =>
  z.array(Template).parse(JSON.parse((await call(user, 'GET', '/api/v1/flows/basic_examples/')).text))

beforeAll(async () => {
  const tenant = await makeTenant('templates')
  installer = await makeUser(tenant, 'owner')
  await systemDb().user.update({ where: { id: installer.id }, data: { is_superuser: true } })
  editor = await makeUser(tenant, 'editor')
  other = await makeUser(tenant, 'editor')
  const business = await systemDb().business.create({
    data: { tenant_id: tenant, business_name: 'Retail', business_level: 1 },
  })
  business_id = business.business_id
  colleague = await makeUser(tenant, 'viewer')
  await systemDb().businessUserRole.create({
    data: { tenant_id: tenant, business_id, uid: colleague.id, role_id: 'member' },
  })
  stranger = await makeUser(await makeTenant('elsewhere'), 'owner')
  const chat = structuredClone(starters.find(({ key }) => key === 'chat')?.data)
  const model = chat?.nodes.find((node) => JSON.stringify(node).includes('LanguageModelComponent-model'))
  const read = z.object({ data: z.object({ node: z.object({ template: z.record(z.string(), z.unknown()) }) }) })
  const { template } = read.parse(model).data.node
  const Password = z.looseObject({ password: z.literal(true) })
  for (const [name, field] of Object.entries(template)) {
    const { data: password } = Password.safeParse(field)
    if (password) template[name] = { ...password, value: secret, load_from_db: false }
  }
  expect(JSON.stringify(template)).toContain(secret)
  // zod copied what it read: the changed fields go back into the node.
  const data = { ...chat, nodes: chat?.nodes.map((node) => (node === model ? withTemplate(node, template) : node)) }
  const { text } = await call(editor, 'POST', '/api/v1/flows/', { name: 'Beginning', description: 'Of the flow', data })
  flow_id = z.object({ id: z.string() }).parse(JSON.parse(text)).id
})

const withTemplate = (node: object, template: object) => {
  const { data } = z.object({ data: z.looseObject({ node: z.looseObject({}) }) }).parse(node)
  return { ...node, data: { ...data, node: { ...data.node, template } } }
}

describe('a template', () => {
  it('keeps the graph of its flow without secrets', async () => {
    const template = await made(editor, { name: 'Mine', scope: 'tenant' })
    expect(template).toMatchObject({ description: 'Of the flow', scope: 'tenant', user_id: editor.id, is_self: false })
    expect(template.data?.nodes.length).toBe(3)
    const row = JSON.stringify(await systemDb().flowTemplate.findFirst({ where: { id: template.id } }))
    expect(row).not.toContain(secret)
    expect(row).not.toContain('sealed:')
    const data = {
      nodes: [{ id: 'n', data: { node: { template: { api_key: { type: 'str', value: secret, password: true } } } } }],
      edges: [],
    }
    const { text } = await call(editor, 'PATCH', `/api/v1/flows/templates/${template.id}`, { data, name: null })
    expect(text).not.toContain(secret)
    expect(Template.parse(JSON.parse(text))).toMatchObject({ name: 'Mine', data: { nodes: [{ id: 'n' }] } })
  })

  it('is seen as far as its scope goes', async () => {
    const personal = await made(editor, { name: 'Personal', scope: 'personal', note: 'For me' })
    const tenant = await made(editor, { name: 'Tenant' })
    const business = await made(editor, { name: 'Business', scope: 'business', business_id })
    const system = await made(installer, { name: 'System', scope: 'system' })
    expect([personal.is_self, personal.description, tenant.scope, business.business_id]).toEqual([
      true,
      'For me',
      'tenant',
      business_id,
    ])
    const reads = async (user: TestUser) =>
      Promise.all([personal, tenant, business, system].map(async ({ id }) => (await read(user, id)).status))
    expect(await reads(editor)).toEqual([200, 200, 200, 200])
    expect(await reads(other)).toEqual([404, 200, 404, 200])
    expect(await reads(colleague)).toEqual([404, 200, 200, 200])
    expect(await reads(installer)).toEqual([404, 200, 200, 200])
    expect(await reads(stranger)).toEqual([404, 404, 404, 200])
    const names = async (user: TestUser) => (await seen(user)).map(({ name }) => name)
    expect(await names(other)).not.toContain('Personal')
    expect(await names(stranger)).not.toContain('Tenant')
    expect(await names(stranger)).toContain('System')
    const abroad = (await seen(stranger)).find(({ id }) => id === system.id)
    expect(abroad).toMatchObject({ tenant_id: null, user_id: null })
  })

  it('for everybody is made and changed by the owner of the installation only', async () => {
    expect((await make(editor, { name: 'No', scope: 'system' })).status).toBe(403)
    const { id } = await made(installer, { name: 'For all', scope: 'system' })
    for (const user of [editor, stranger]) {
      expect((await call(user, 'PATCH', `/api/v1/flows/templates/${id}`, { name: 'x' })).status).toBe(403)
      expect((await call(user, 'DELETE', `/api/v1/flows/templates/${id}`)).status).toBe(403)
    }
    expect((await call(installer, 'DELETE', `/api/v1/flows/templates/${id}`)).status).toBe(200)
    expect((await read(installer, id)).status).toBe(404)
  })

  it('is changed by who made it and by admins, and opened or closed by its maker', async () => {
    const { id } = await made(editor, { name: 'Ours' })
    expect((await call(other, 'PATCH', `/api/v1/flows/templates/${id}`, { name: 'x' })).status).toBe(403)
    expect((await call(other, 'DELETE', `/api/v1/flows/templates/${id}`)).status).toBe(403)
    expect((await call(stranger, 'DELETE', `/api/v1/flows/templates/${id}`)).status).toBe(404)
    expect((await call(installer, 'PATCH', `/api/v1/flows/templates/${id}`, { name: 'By an admin' })).status).toBe(200)
    expect((await call(installer, 'PATCH', `/api/v1/flows/templates/${id}`, { is_self: true })).status).toBe(403)
    expect((await call(editor, 'PATCH', `/api/v1/flows/templates/${id}`, { is_self: true })).status).toBe(200)
    expect((await read(other, id)).status).toBe(404)
    expect((await call(editor, 'PATCH', `/api/v1/flows/templates/${id}`, { is_self: false })).status).toBe(200)
    expect((await read(other, id)).text).toContain('By an admin')
  })

  it('needs a business for the scope business, and a flow that is seen', async () => {
    expect((await make(editor, { name: 'x', scope: 'business' })).status).toBe(422)
    expect((await make(editor, { name: 'x', scope: 'galaxy' })).status).toBe(422)
    expect((await make(stranger, { name: 'x' })).status).toBe(404)
  })
})

describe('what comes with the product', () => {
  it('is there for everybody and is nobody’s to change', async () => {
    const echo = (await seen(stranger)).find(({ name }) => name === 'Echo')
    expect(echo).toMatchObject({ scope: 'system', tenant_id: null })
    const id = echo?.id ?? ''
    expect(Template.parse(JSON.parse((await read(editor, id)).text)).data?.nodes.length).toBe(2)
    expect((await call(installer, 'PATCH', `/api/v1/flows/templates/${id}`, { name: 'x' })).status).toBe(403)
    const projects = z
      .array(z.object({ name: z.string(), data: z.object({ nodes: z.array(z.unknown()) }) }))
      .parse(JSON.parse((await call(editor, 'GET', '/api/v1/starter-projects/')).text))
    expect(projects.map(({ name }) => name)).toContain('Echo')
  })
})
