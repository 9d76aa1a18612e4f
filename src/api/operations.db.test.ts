import { beforeAll, describe, expect, it } from 'vitest'
import { isRest, type RestOperation } from '@/contract/operation'
import { rolePrivileges } from '@/contract/privileges'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from './root'
import { rpcAs, rpcBy } from './testing/call-as'
import { restRequest } from './testing/rest-request'
import { sampleInput } from './testing/sample-input'
import {
  callStudio,
  makeOneOfEverything,
  makeTenant,
  makeUser,
  marker,
  snapshot,
  type TestUser,
} from './testing/two-tenants'

/**
 * Tables over every operation of the root router. A new operation is in them by being declared; an id that it takes under
 * a new name is added to makeOneOfEverything().
 */
const all = operationsOf(rootRouter)
const rest = all.flatMap(({ name, op }) => (isRest(op) ? [{ name, op }] : []))

let ours: TestUser
let theirs: TestUser
let viewer: TestUser
let ids: Record<string, unknown>

beforeAll(async () => {
  const tenant_id = await makeTenant('ours')
  ours = await makeUser(tenant_id, 'owner')
  viewer = await makeUser(tenant_id, 'viewer')
  theirs = await makeUser(await makeTenant('theirs'), 'owner')
  ids = await makeOneOfEverything(ours)
  expect(Object.entries(ids).filter(([, value]) => value === undefined || value === null)).toEqual([])
}, 60_000)

async function http(op: RestOperation, input: Record<string, unknown>, key?: string) {
  const { path, init } = restRequest(op, input)
  const response = await callStudio(path, { ...init, key })
  return { status: response.status, text: await response.text() }
}

describe('without a credential (threats 1, 47)', () => {
  const closed = all.filter(({ op }) => op.access !== 'public')
  it.each(closed)('$name answers 401', async ({ name, op }) => {
    const input = sampleInput(op, ids)
    expect(await rpcBy({ kind: 'anonymous' }, name, input)).toMatchObject({ status: 401 })
    if (isRest(op)) expect(await http(op, input)).toMatchObject({ status: 401 })
  })

  it('leaves open only what is meant to be open', () => {
    expect(
      all
        .filter(({ op }) => op.access === 'public')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'access.login',
      'access.refresh',
      'files.download_profile_picture',
      'files.list_profile_pictures',
      // Only what its owner opened, without secrets.
      'flows.read_public_flow',
      // Sign-up where the installation allows it, and links that an owner handed out.
      'identity.add_user',
      'identity.read_password_link',
      'identity.redeem_password_link',
      // Whether there is a way to sign up at all.
      'identity.sign_up_status',
      // Opened flows for visitors, who are told apart by a cookie.
      'monitor.get_public_chat_messages',
      // Opened by a signed token that stands in the address.
      'runs.answer_shared_form',
      // Opened flows again.
      'runs.build_public_tmp',
      'runs.cancel_public_build',
      'runs.get_public_build_events',
      'runs.get_shared_form',
      'settings.health',
      'settings.health_check',
      'tenancy.create_owner',
      'tenancy.setup_status',
    ])
  })
})

describe('with too little privilege', () => {
  const beyond = all.filter(({ op }) => {
    const held: ReadonlySet<string> = rolePrivileges.viewer
    return op.access !== 'public' && op.access !== 'authenticated' && !held.has(op.access)
  })
  it('covers operations of several modules', () => {
    expect(new Set(beyond.map(({ name }) => name.split('.')[0])).size).toBeGreaterThan(2)
  })
  it.each(beyond)('$name answers a viewer 403 and changes nothing', async ({ name, op }) => {
    const before = await snapshot(ours.tenant_id)
    const input = sampleInput(op, ids)
    expect(await rpcAs(viewer, name, input)).toMatchObject({ status: 403 })
    if (isRest(op)) expect(await http(op, input, viewer.api_key)).toMatchObject({ status: 403 })
    expect(await snapshot(ours.tenant_id)).toBe(before)
  })
})

describe('across the tenant wall (threats 7, 8, 27, 37)', () => {
  const taking = all.filter(({ op }) => Object.keys(op.input.shape).some((key) => key in knownNames))
  it('covers operations by the ids that they take', () => {
    expect(taking.length).toBeGreaterThan(20)
  })
  it.each(taking)('$name finds nothing of the neighbour and changes nothing', async ({ name, op }) => {
    const before = await snapshot(ours.tenant_id)
    const input = { ...sampleInput(op, ids), ...own(name) }
    const required = requiredIds({ name, op })
    for (const answer of [
      await rpcAs(theirs, name, input),
      ...(isRest(op) ? [await http(op, input, theirs.api_key)] : []),
    ]) {
      expect(answer.text).not.toContain(marker)
      // An id that must name something is a 404 (403 where the document says so); one that only filters finds nothing.
      const hidden = refusedFirst(name, op) ? 403 : 404
      if (required.length > 0) expect([200, 204, hidden]).toContain(answer.status)
      if (required.some((key) => namesOne.has(key))) expect(answer.status).toBe(hidden)
    }
    expect(await snapshot(ours.tenant_id)).toBe(before)
  })

  it.each(all.filter(({ op }) => 'flow_id_or_name' in op.input.shape))(
    '$name checks the name as it checks the id',
    async ({ name, op }) => {
      const input = sampleInput(op, { ...ids, flow_id_or_name: `flow-${marker}` })
      expect(await rpcAs(theirs, name, input)).toMatchObject({ status: 404 })
      expect((await rpcAs(ours, name, input)).status).toBe(200)
    },
  )
})

const knownNames: Record<string, true> = {
  flow_id: true,
  flow_id_or_name: true,
  flow_ids: true,
  project_id: true,
  session_id: true,
  old_session_id: true,
  job_id: true,
  run_id: true,
  form_id: true,
  file_id: true,
  file_ids: true,
  version_id: true,
  template_id: true,
  response_id: true,
  previous_response_id: true,
  variable_id: true,
  api_key_id: true,
  account_id: true,
  knowledge_base_id: true,
  document_id: true,
  chunk_id: true,
  message_id: true,
  message_ids: true,
  business_id: true,
  first_business_id: true,
  second_business_id: true,
  third_business_id: true,
  parent_business_id: true,
  relation_id: true,
  org_id: true,
  parent_org_id: true,
  group_id: true,
  member_id: true,
  uid: true,
  uids: true,
  ids: true,
  role_ids: true,
  role_id: true,
  priv_id: true,
  module_id: true,
  tenant_id: true,
  user_id: true,
  user_ids: true,
}
const namesOne = new Set([
  'knowledge_base_id',
  'document_id',
  'chunk_id',
  'flow_id',
  'flow_id_or_name',
  'project_id',
  'job_id',
  'run_id',
  'form_id',
  'file_id',
  'version_id',
  'template_id',
  'response_id',
  'variable_id',
  'api_key_id',
  'account_id',
  'message_id',
  'business_id',
  'parent_business_id',
  'relation_id',
  'org_id',
  'parent_org_id',
  'group_id',
  'member_id',
  'uid',
  'old_session_id',
  'role_id',
  'priv_id',
  'tenant_id',
  'user_id',
])
/** Ids that the caller chooses for something new: they name nothing yet. */
const chosen: Record<string, readonly string[]> = {
  'access.add_role': ['role_id'],
  'access.add_module_priv': ['priv_id', 'module_id'],
  'access.read_privs_by_module': ['module_id'],
  'tenancy.add_tenant': ['tenant_id'],
}

const own = (name: string) => Object.fromEntries((chosen[name] ?? []).map((key) => [key, ownValues[key]]))
const ownValues: Record<string, unknown> = {
  role_id: 'theirs',
  priv_id: 'theirs',
  module_id: 'flow',
  tenant_id: '00000000-0000-4000-8000-00000000000f',
}

/** Where the document or the right that is missing refuses before anything is looked for. */
const refusedFirst = (name: string, { access }: (typeof all)[number]['op']) =>
  ['runs.build_public_tmp', 'identity.patch_user'].includes(name) ||
  (access !== 'public' && access !== 'authenticated' && !rolePrivileges.owner.has(access))

/** Ids without which the operation cannot be called. */
const requiredIds = ({ name, op }: Pick<(typeof all)[number], 'name' | 'op'>) =>
  Object.entries(op.input.shape).flatMap(([key, schema]) =>
    key in knownNames && !chosen[name]?.includes(key) && !schema.safeParse(undefined).success ? [key] : [],
  )

describe('every id that an operation takes is in the tables', () => {
  it.each(all)('$name', ({ op }) => {
    const unknown = Object.keys(op.input.shape).filter(
      (key) => /_ids?$|_id_or_name$/.test(key) && !(key in knownNames) && !harmless.has(key),
    )
    expect(unknown).toEqual([])
  })
  /** Ids that are ignored on purpose, that name nodes inside a flow, or that belong to later modules. */
  const harmless = new Set([
    'filter_business_id',
    'context_id',
    // Settings and lists stand above tenants.
    'config_id',
    'index_id',
    'item_id',
    // Names a visitor, not a row.
    'client_id',
    'stop_component_id',
    'start_component_id',
  ])
})

describe('malformed input', () => {
  const nasty: [string, unknown][] = [
    ['null', null],
    ['a number', 12345.678],
    ['a negative number', -1],
    ['an empty text', ''],
    ['a text of another kind', 'no-such-thing'],
    ['a huge text', 'x'.repeat(300_000)],
    ['NUL', 'a\u0000b'],
    ['a list', [1, 'two', null, []]],
    ['an object', { a: { b: [{}] } }],
    ['true', true],
    ['a path', '../../etc/passwd'],
    ['a lone surrogate', '\ud800'],
  ]

  it.each(rest)('$name answers 4xx, never 5xx', async ({ op }) => {
    const good = sampleInput(op, { ...ids, flow_id: '00000000-0000-4000-8000-000000000000' })
    for (const key of Object.keys(op.input.shape))
      for (const [what, value] of nasty) {
        const answer = await http(op, { ...good, [key]: value }, ours.api_key)
        expect.soft(answer.status, `${key} as ${what}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
      }
  })

  const withBody = rest.filter(
    ({ op }) =>
      op.method !== 'GET' &&
      op.body !== 'none' &&
      op.body !== 'form' &&
      op.body !== 'multipart' &&
      (op.method !== 'DELETE' || typeof op.body === 'object'),
  )
  const bodies: [string, string, string][] = [
    ['broken JSON', '{"name": ', 'application/json'],
    ['text', 'hello', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a number', '5', 'application/json'],
    ['__proto__', '{"__proto__":{"is_superuser":true},"constructor":{"prototype":{}}}', 'application/json'],
    ['NUL', '{"name":"\\u0000"}', 'application/json'],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json'],
    ['another content type', '<a/>', 'application/xml'],
    ['not UTF-8', '\xff\xfe', 'application/json'],
  ]
  it.each(withBody)('$name refuses bodies that are none (threats 32, 56)', async ({ op }) => {
    const { path } = restRequest(
      op,
      sampleInput(op, { ...ids, flow_id: '00000000-0000-4000-8000-000000000000', flow_id_or_name: 'none' }),
    )
    for (const [what, body, type] of bodies) {
      const response = await callStudio(path, {
        key: ours.api_key,
        method: op.method,
        headers: { 'content-type': type },
        body: what === 'not UTF-8' ? Buffer.from(body, 'latin1') : body,
      })
      const text = await response.text()
      expect.soft(response.status, `${what}: ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
      expect.soft(response.status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500)
    }
    expect(Reflect.get({}, 'is_superuser')).toBeUndefined()
  })
})

describe('what a body must not set', () => {
  it('tenant, owner and dates of a flow come from the actor and the clock', async () => {
    const response = await callStudio('/api/v1/flows/', {
      key: ours.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'mine',
        id: '11111111-1111-4111-8111-111111111111',
        tenant_id: theirs.tenant_id,
        user_id: theirs.id,
        updated_at: '2001-01-01T00:00:00Z',
        create_at: '2001-01-01T00:00:00Z',
        m_uid: theirs.id,
      }),
    })
    const flow = await response.json()
    expect(flow).toMatchObject({ tenant_id: ours.tenant_id, user_id: ours.id, m_uid: ours.id })
    expect(flow.id).not.toBe('11111111-1111-4111-8111-111111111111')
    expect(Date.parse(flow.updated_at)).toBeGreaterThan(Date.now() - 60_000)
    expect(Date.parse(flow.create_at)).toBeGreaterThan(Date.now() - 60_000)
  })
})
