import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { SystemRole } from '@/contract/privileges'
import { starters } from '@/modules/flows/server/starters/starters'
import { hashToken, newToken } from '@/platform/crypto/token'
import { systemDb } from '@/platform/db/system-db'
import { restMount } from '../rest'
import { testAddress } from './test-address'

export interface TestUser {
  id: number
  tenant_id: string
  api_key: string
}

/** A user with a role in a tenant and a key, made behind the product's back. */
export async function makeUser(tenant_id: string, role: SystemRole): Promise<TestUser> {
  const db = systemDb()
  const user = await db.user.create({
    data: { username: `${role}-${randomUUID().slice(0, 8)}`, password_hash: 'none' },
  })
  await db.membership.create({ data: { tenant_id, user_id: user.id } })
  await db.tenantUserRole.create({ data: { tenant_id, uid: user.id, role_id: role } })
  const api_key = newToken('mk_')
  await db.apiKey.create({
    data: { tenant_id, user_id: user.id, name: 'test', prefix: api_key.slice(0, 8), key_hash: hashToken(api_key) },
  })
  return { id: user.id, tenant_id, api_key }
}

export async function makeTenant(name: string): Promise<string> {
  const tenant_name = `${name} ${randomUUID().slice(0, 8)}`
  return (await systemDb().tenant.create({ data: { tenant_id: randomUUID(), tenant_name } })).tenant_id
}

/** Calls the studio surface as somebody; without a key as nobody. */
export function callStudio(path: string, init: RequestInit & { key?: string | undefined } = {}): Promise<Response> {
  const { key, ...rest } = init
  const headers = new Headers(rest.headers)
  if (key) headers.set('x-api-key', key)
  if (!headers.has('x-millrace-address')) headers.set('x-millrace-address', testAddress())
  return restMount('studio')(new Request(`http://localhost${path}`, { ...rest, headers }))
}

const post = (key: string, path: string, body: unknown) =>
  callStudio(path, { key, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Appears in everything that the first tenant owns; nobody else may ever see it. */
export const marker = 'the-heron-stands-in-the-mill-race'

/** One of everything for a user, and the ids by the names under which operations take them. */
export async function makeOneOfEverything(owner: TestUser): Promise<Record<string, unknown>> {
  const echo = starters.find((starter) => starter.key === 'echo')
  const flow: { id: string; project_id: string } = await (
    await post(owner.api_key, '/api/v1/flows/', {
      name: `Flow ${marker}`,
      description: marker,
      endpoint_name: `flow-${marker}`,
      data: echo?.data,
    })
  ).json()
  const session_id = randomUUID()
  await post(owner.api_key, `/api/v1/run/${flow.id}`, { input_value: marker, session_id })
  const build: { job_id: string } = await (
    await post(owner.api_key, `/api/v1/build/${flow.id}/flow`, { inputs: { input_value: marker, session: session_id } })
  ).json()
  await callStudio(`/api/v1/build/${build.job_id}/events`, { key: owner.api_key }).then((answer) => answer.text())
  const variable: { id: string } = await (
    await post(owner.api_key, '/api/v1/variables/', { name: 'HERON', value: marker, type: 'Generic' })
  ).json()
  const key: { id: string } = await (await post(owner.api_key, '/api/v1/api_key/', { name: marker })).json()
  const messages: { id: number }[] = await (
    await callStudio(`/api/v1/monitor/messages?session_id=${session_id}`, { key: owner.api_key })
  ).json()
  const message_id = messages[0]?.id
  const knowledge = await indexedChunk(owner)
  const form = await waitingForm(owner)
  const file_id = await uploaded(owner)
  const response_id = `resp_${build.job_id.replaceAll('-', '')}`
  const version: { id: number } = await (
    await post(owner.api_key, `/api/v1/flows/${flow.id}/versions`, { version: '1.0', note: marker })
  ).json()
  await post(owner.api_key, `/api/v1/flows/${flow.id}/versions/${version.id}/publish`, {})
  const template: { id: string } = await (
    await post(owner.api_key, `/api/v1/flows/${flow.id}/templates`, { name: marker, note: marker })
  ).json()
  const places = await ownPlaces(owner)
  const role = await ownRole(owner, places)
  const account = await systemDb().connectedAccount.create({
    data: { user_id: owner.id, issuer: 'https://provider.example', subject: randomUUID() },
  })
  return {
    ...places,
    ...role,
    tenant_id: owner.tenant_id,
    user_id: owner.id,
    user_ids: [owner.id],
    flow_id: flow.id,
    flow_id_or_name: flow.id,
    flow_ids: [flow.id],
    project_id: flow.project_id,
    session_id,
    old_session_id: session_id,
    job_id: build.job_id,
    run_id: build.job_id,
    variable_id: variable.id,
    api_key_id: key.id,
    account_id: account.id,
    ...form,
    file_id,
    file_ids: [file_id],
    version_id: version.id,
    template_id: template.id,
    response_id,
    previous_response_id: response_id,
    client_id: 'a-visitor-who-is-known-by-this',
    v: '1.0',
    // What a webhook sends: optional by its schema, required by its meaning.
    payload: { said: marker },
    ...knowledge,
    message_id,
    message_ids: [message_id],
  }
}

/** Businesses, an org and a group, with the user in each. */
async function ownPlaces(owner: TestUser): Promise<Record<string, unknown>> {
  const { tenant_id, id: uid } = owner
  const made = async (path: string, body: object): Promise<Record<string, number>> =>
    (await post(owner.api_key, `/api/v1/${path}`, { tenant_id, note: marker, ...body })).json()
  const business = async (business_level: number, above: object) =>
    (await made('business', { business_name: marker, business_level, ...above })).business_id
  const first_business_id = await business(1, {})
  const second_business_id = await business(2, { first_business_id })
  const third_business_id = await business(3, { first_business_id, second_business_id })
  const roles: { id: number }[] = await (
    await callStudio(`/api/v1/business/${third_business_id}/user-roles`, {
      key: owner.api_key,
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uid, role_ids: ['viewer'] }),
    })
  ).json()
  const { org_id: parent_org_id } = await made('orgs', { org_name: marker })
  const { org_id } = await made('orgs', { org_name: marker, parent_org_id })
  const { group_id } = await made('user-groups', { group_name: marker })
  const members: { id: number }[] = await (
    await post(owner.api_key, '/api/v1/orgs/members', { tenant_id, org_id, uids: [uid], position: marker, job: marker })
  ).json()
  const { id: member_id } = await made('user-groups/members', { group_id, uid })
  // Members of orgs and of groups are asked for under one name, so they have one id here, and so have roles below.
  const db = systemDb()
  const shared_id = randomInt(1_000_000, 2_000_000_000)
  await db.orgMember.updateMany({ where: { id: members[0]?.id ?? 0 }, data: { id: shared_id } })
  await db.userGroupMember.updateMany({ where: { id: member_id ?? 0 }, data: { id: shared_id } })
  await db.businessUserRole.updateMany({ where: { id: roles[0]?.id ?? 0 }, data: { id: shared_id } })
  return {
    business_id: third_business_id,
    first_business_id,
    second_business_id,
    third_business_id,
    parent_business_id: second_business_id,
    relation_id: shared_id,
    org_id,
    parent_org_id,
    group_id,
    member_id: shared_id,
    uid,
    uids: [uid],
    // A role in a business where that is asked for; other lists of ids find none.
    ids: [shared_id],
    role_ids: ['viewer'],
  }
}

/** A role and a privilege of the tenant's own, bound to the user, the group and the org of the places. */
async function ownRole(owner: TestUser, places: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { tenant_id, id: uid } = owner
  const of = z.object({ group_id: z.int(), org_id: z.int(), relation_id: z.int() }).parse(places)
  const role_id = 'heron'
  const module_id = 'flow'
  const priv_id = 'heron-watch'
  const made = async (path: string, body: object): Promise<{ id: number }> =>
    (await post(owner.api_key, `/api/v1/${path}`, body)).json()
  await made('permission/roles', { role_id, role_name: marker })
  await made(`permission/modules/${module_id}/privs`, { priv_id, priv_name: marker, is_sys_priv: false })
  await made(`permission/roles/${role_id}/privs`, { module_id, priv_id })
  const user = await made('tenants/user-roles', { tenant_id, role_id, uid })
  const group = await made('tenants/group-roles', { tenant_id, role_id, group_id: of.group_id })
  const org = await made('tenants/org-roles', { tenant_id, role_id, org_id: of.org_id })
  // Bindings of every kind are asked for under one name, so they have one id here.
  const db = systemDb()
  const id = of.relation_id
  await db.tenantUserRole.updateMany({ where: { id: user.id }, data: { id } })
  await db.tenantGroupRole.updateMany({ where: { id: group.id }, data: { id } })
  await db.tenantOrgRole.updateMany({ where: { id: org.id }, data: { id } })
  return { role_id, module_id, priv_id, without_role: role_id, privilege: 'flow:read' }
}

/** A file of the user. */
async function uploaded(owner: TestUser): Promise<string> {
  const body = new FormData()
  body.append('file', new File([marker], `${marker}.txt`, { type: 'text/plain' }))
  const file: { id: string } = await (
    await callStudio('/api/v2/files/', { key: owner.api_key, method: 'POST', body })
  ).json()
  return file.id
}

/** A form of a run that waits for a person. */
async function waitingForm(owner: TestUser): Promise<{ form_id: string; form_token: string }> {
  const node = (id: string, data: object) => ({
    id,
    type: 'custom',
    position: { x: 0, y: 0 },
    data: { title: id, ...data },
  })
  const asking: { id: string } = await (
    await post(owner.api_key, '/api/v1/flows/', {
      name: `Asking ${marker}`,
      data: {
        nodes: [
          node('start', { type: 'start', variables: [] }),
          node('ask', { type: 'human-input', form_content: marker, user_actions: [{ id: 'abcdefgh', title: marker }] }),
        ],
        edges: [{ id: 'edge', source: 'start', sourceHandle: 'source', target: 'ask', targetHandle: 'target' }],
      },
    })
  ).json()
  await post(owner.api_key, `/api/v1/run/${asking.id}`, {})
  const forms: { form_id: string; form_token: string }[] = await (
    await callStudio('/api/v1/forms', { key: owner.api_key })
  ).json()
  const [form] = forms
  if (!form) throw new Error('no form waits')
  return { form_id: form.form_id, form_token: form.form_token }
}

/** A knowledge base of the user with a document that is ready. */
async function indexedChunk(owner: TestUser): Promise<Record<string, unknown>> {
  const base: { id: string } = await (await post(owner.api_key, '/api/v1/knowledge_bases', { name: marker })).json()
  const documents = `/api/v1/knowledge_bases/${base.id}/documents`
  const document: { id: string } = await (await post(owner.api_key, documents, { name: marker, text: marker })).json()
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await callStudio(`${documents}/${document.id}/chunks`, { key: owner.api_key })
    const { status }: { status: string } = await (
      await callStudio(`${documents}/${document.id}`, { key: owner.api_key })
    ).json()
    const { items }: { items: { id: string }[] } = await answer.json()
    if (status === 'ready' && items[0])
      return { knowledge_base_id: base.id, document_id: document.id, chunk_id: items[0].id }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('The document was not indexed.')
}

/** Every row of a tenant as text: what must not change when somebody else calls. */
export async function snapshot(tenant_id: string): Promise<string> {
  const db = systemDb()
  const where = { tenant_id }
  const rows = await Promise.all([
    db.flow.findMany({ where, orderBy: { id: 'asc' } }),
    db.project.findMany({ where, orderBy: { id: 'asc' } }),
    db.variable.findMany({ where, orderBy: { id: 'asc' } }),
    db.run.findMany({ where, orderBy: { id: 'asc' } }),
    db.runEventBatch.findMany({ where, orderBy: [{ run_id: 'asc' }, { first_seq: 'asc' }] }),
    db.flowVersion.findMany({ where, orderBy: { id: 'asc' } }),
    db.flowTemplate.findMany({ where, orderBy: { id: 'asc' } }),
    db.clearedBuilds.findMany({ where, orderBy: { flow_id: 'asc' } }),
    db.runKey.findMany({ where, orderBy: { key: 'asc' } }),
    db.runForm.findMany({ where, orderBy: { id: 'asc' } }),
    db.conversationState.findMany({ where, orderBy: { session_id: 'asc' } }),
    db.storedFile.findMany({ where, orderBy: { id: 'asc' } }),
    db.message.findMany({ where, orderBy: { id: 'asc' } }),
    db.messageSession.findMany({ where, orderBy: { id: 'asc' } }),
    db.apiKey.findMany({ where, orderBy: { id: 'asc' }, omit: { last_used_at: true, total_uses: true } }),
    db.loginSession.findMany({ where, orderBy: { id: 'asc' } }),
    db.membership.findMany({ where, orderBy: { user_id: 'asc' } }),
    db.tenant.findMany({ where }),
    db.role.findMany({ where, orderBy: { role_id: 'asc' } }),
    db.rolePriv.findMany({ where, orderBy: [{ role_id: 'asc' }, { module_id: 'asc' }, { priv_id: 'asc' }] }),
    db.modulePriv.findMany({ where, orderBy: [{ module_id: 'asc' }, { priv_id: 'asc' }] }),
    db.tenantUserRole.findMany({ where, orderBy: { id: 'asc' } }),
    db.tenantGroupRole.findMany({ where, orderBy: { id: 'asc' } }),
    db.tenantOrgRole.findMany({ where, orderBy: { id: 'asc' } }),
    db.user.findMany({
      where: { memberships: { some: where } },
      orderBy: { id: 'asc' },
      omit: { last_login_at: true, updated_at: true },
    }),
    db.business.findMany({ where, orderBy: { business_id: 'asc' } }),
    db.businessUserRole.findMany({ where, orderBy: { id: 'asc' } }),
    db.org.findMany({ where, orderBy: { org_id: 'asc' } }),
    db.orgMember.findMany({ where, orderBy: { id: 'asc' } }),
    db.userGroup.findMany({ where, orderBy: { group_id: 'asc' } }),
    db.userGroupMember.findMany({ where, orderBy: { id: 'asc' } }),
    db.knowledgeBase.findMany({ where, orderBy: { id: 'asc' } }),
    db.knowledgeDocument.findMany({ where, orderBy: { id: 'asc' } }),
    db.knowledgeChunk.findMany({ where, orderBy: { id: 'asc' } }),
  ])
  return JSON.stringify(rows, null, 1)
}
