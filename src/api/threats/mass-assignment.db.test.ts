import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isRest, type Operation } from '@/contract/operation'
import { databasePool } from '@/platform/db/pool'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'
import { procedureKinds, rpcAs } from '../testing/call-as'
import { restRequest } from '../testing/rest-request'
import { sampleInput } from '../testing/sample-input'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

/**
 * Every write operation is called twice, in two tenants that are alike: once as a client of good manners would, once with
 * every column of the database beside what the operation declares. Both tenants must be alike afterwards.
 */
const kinds = procedureKinds()
const writes = operationsOf(rootRouter)
  .filter(({ name, op }) => (isRest(op) ? op.method !== 'GET' : kinds.get(name) === 'mutation'))
  .sort((a, b) => rank(a.name, a.op) - rank(b.name, b.op))

/** What takes away comes last, children before their parents, and who calls goes last of all. */
function rank(name: string, op: Operation): number {
  if (/logout|switch_tenant|change_password|reset_password|redeem/.test(name)) return 100
  const takes = /delete|remove|disconnect/.test(name) || (isRest(op) && op.method === 'DELETE')
  if (!takes) return /add_|create_|upload|invite/.test(name) ? 0 : /reindex/.test(name) ? 2 : 1
  const weight = /tenant$|delete_user$/.test(name)
    ? 30
    : /flow|project|business$|org$|group$|role$/.test(name)
      ? 20
      : 10
  return weight - (isRest(op) ? op.path.split('/').length : 0) / 10
}

const Runtime = z.object({
  models: z.record(
    z.string(),
    z.object({ fields: z.array(z.object({ name: z.string(), kind: z.string(), type: z.string() })) }),
  ),
})
const models = Runtime.parse(Reflect.get(systemDb(), '_runtimeDataModel')).models
const columns = Object.entries(models).flatMap(([model, { fields }]) =>
  fields.filter(({ kind }) => kind !== 'object').map(({ name, type }) => ({ model, name, type })),
)

const marks = { text: 'mass-assigned', id: '0a55a551-9ed0-4a55-8a55-000000777777', number: 777_777, day: '2001-02-03' }
/** Texts that no row may hold afterwards. */
const traces = [marks.text, marks.id, String(marks.number), marks.day]
const people = ['user_id', 'uid', 'c_uid', 'm_uid', 'answered_by']

/** A value for every column of the database; where models differ in type, as the first or as the last of them has it. */
function everyColumn(neighbour: TestUser, turn: 'first' | 'last'): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  const ordered = [...columns].sort((a, b) => (a.type < b.type ? -1 : 1) * (turn === 'first' ? 1 : -1))
  for (const { name, type } of ordered) {
    if (name in all) continue
    if (name === 'tenant_id') all[name] = neighbour.tenant_id
    else if (people.includes(name)) all[name] = neighbour.id
    else if (type === 'Boolean') all[name] = turn === 'first'
    else if (type === 'DateTime') all[name] = `${marks.day}T04:05:06.000Z`
    else if (type === 'Int' || type === 'Decimal' || type === 'Float' || type === 'BigInt') all[name] = marks.number
    else if (type === 'Json') all[name] = { [marks.text]: marks.text }
    else all[name] = name.endsWith('id') ? marks.id : marks.text
  }
  return all
}

/** What they take is any JSON at all, which becomes the input of a run and nothing else. */
const free = ['runs.webhook_run_flow']
/** Settings and dictionaries are there once for all tenants: there is nothing to compare with. */
const once = (name: string) => name.startsWith('settings.')
/** They refuse what they do not know. */
const strict = ['runs.execute_workflow']

interface World {
  owner: TestUser
  ids: Record<string, unknown>
}

/** One of everything, an owner of the tenant and the installation who may write it all, and another member. */
async function makeWorld(): Promise<World> {
  const tenant_id = await makeTenant('written')
  const owner = await makeUser(tenant_id, 'owner')
  await systemDb().user.update({ where: { id: owner.id }, data: { is_superuser: true } })
  const ids = await makeOneOfEverything(owner)
  const person = await makeUser(tenant_id, 'viewer')
  return {
    owner,
    ids: {
      ...ids,
      user_id: person.id,
      uid: person.id,
      uids: [person.id],
      model: ids.flow_id,
      flows: [{ name: 'one of many' }],
      username: `person-${randomUUID().slice(0, 8)}`,
      tenant_name: `Tenant ${randomUUID()}`,
    },
  }
}

/** Where the simplest input would be refused: names that are free, places that fit. */
const special: Record<string, () => Record<string, unknown>> = {
  'tenancy.add_tenant': () => ({ tenant_id: undefined }),
  'tenancy.patch_tenant': () => ({ tenant_name: `Tenant ${randomUUID()}` }),
  'tenancy.add_business': () => ({
    business_level: 1,
    first_business_id: undefined,
    second_business_id: undefined,
    third_business_id: undefined,
    parent_business_id: undefined,
  }),
  'access.add_role': () => ({ role_id: 'fresh' }),
  'access.add_module_priv': () => ({ priv_id: 'fresh', is_sys_priv: false }),
  'access.add_role_priv_item': () => ({ priv_id: 'read' }),
  'access.add_tenant_user_role': () => ({ role_id: 'member', username: undefined }),
  'access.add_tenant_group_role': () => ({ role_id: 'member' }),
  'access.add_tenant_org_role': () => ({ role_id: 'member' }),
  'access.invite_member': () => ({ username: `guest-${randomUUID().slice(0, 8)}` }),
  'flows.release_flow': () => ({ version: '2.0' }),
  'flows.projects_upload_file': () => ({
    file: new File(['{"folder_name":"uploaded","flows":[{"name":"in it","data":{"nodes":[],"edges":[]}}]}'], 'p.json'),
  }),
}

async function send(name: string, op: Operation, world: World, extra: Record<string, unknown>): Promise<number> {
  const input = { ...sampleInput(op, world.ids), ...special[name]?.() }
  if (!isRest(op)) {
    const said = await rpcAs(world.owner, name, widen(op.input, input, extra))
    return said.status
  }
  const more = undeclared(op.input, extra)
  const { path, init } = restRequest(op, input)
  const query = new URLSearchParams(Object.entries(more).map(([key, value]) => [key, String(value)]))
  const address = query.size === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`
  const schema = typeof op.body === 'object' ? op.input.shape[op.body.array] : op.input
  const body = widenBody(init.body, (value) => (schema ? widen(schema, value, extra) : value), more)
  const answer = await callStudio(address, { ...init, body, key: world.owner.api_key })
  await answer.text()
  return answer.status
}

const undeclared = (schema: z.ZodObject, extra: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(extra).filter(([key]) => !(key in schema.shape)))

/** Forms hold a hundred fields at most. */
const FIELDS = 80

function widenBody(body: unknown, change: (value: unknown) => unknown, more: Record<string, unknown>): BodyInit | null {
  if (body instanceof FormData || body instanceof URLSearchParams) {
    for (const [key, value] of Object.entries(more).slice(0, FIELDS)) body.set(key, String(value))
    return body
  }
  return typeof body === 'string' ? JSON.stringify(change(JSON.parse(body))) : null
}

/** The value with everything that is not declared in each object of it whose keys are declared. */
function widen(schema: z.core.$ZodType, value: unknown, extra: Record<string, unknown>): unknown {
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (schema.def.catchall instanceof z.ZodUnknown) return value
    const known = Object.entries(value).map(([key, part]) => {
      const inner: unknown = schema.shape[key]
      return [key, inner instanceof z.ZodType ? widen(inner, part, extra) : part]
    })
    return { ...undeclared(schema, extra), ...Object.fromEntries(known) }
  }
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => widen(schema.element, item, extra))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return widen(schema.unwrap(), value, extra)
  return value
}

interface Found {
  model: string
  row: Record<string, unknown>
}

/** Every row of every table, or of a tenant and its members. */
async function rows(tenant_id?: string): Promise<Found[]> {
  const found: Found[] = []
  for (const [model, { fields }] of Object.entries(models)) {
    const has = (column: string) => fields.some(({ name }) => name === column)
    // Tables of the installation are no tenant's.
    if (tenant_id !== undefined && model !== 'User' && !has('tenant_id') && !has('user_id')) continue
    const members = 'IN (SELECT user_id FROM "Membership" WHERE tenant_id = $1::uuid)'
    const where =
      model === 'Tenant'
        ? 'id = $1::uuid'
        : has('tenant_id')
          ? 'tenant_id = $1::uuid'
          : `${model === 'User' ? 'id' : 'user_id'} ${members}`
    const answer = await databasePool().query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${model}" t ${tenant_id === undefined ? '' : `WHERE ${where}`}`,
      tenant_id === undefined ? [] : [tenant_id],
    )
    for (const { row } of answer.rows) found.push({ model, row })
  }
  return found
}

/** Counts and times of use of keys move by themselves. */
const asText = (found: Found[]) =>
  found.map(({ model, row }) => `${model} ${JSON.stringify({ ...row, last_used_at: 0, total_uses: 0 })}`).sort()

/** How many rows of each table say true, and how many false, by column. */
function truths(found: Found[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { model, row } of found)
    for (const [column, value] of Object.entries(row))
      if (typeof value === 'boolean') {
        const key = `${model}.${column} ${value}`
        counts[key] = (counts[key] ?? 0) + 1
      }
  return counts
}

/** Runs and indexing go on after their requests are answered. */
async function settled(tenant_id: string): Promise<void> {
  const db = systemDb()
  const where = { tenant_id }
  for (let tries = 0; tries < 250; tries += 1) {
    const runs = await db.run.count({ where: { ...where, status: { in: ['queued', 'running'] } } })
    const documents = await db.knowledgeDocument.count({ where: { ...where, status: { notIn: ['ready', 'failed'] } } })
    if (runs + documents === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('Runs or documents are still being worked on.')
}

describe.each(['first', 'last'] as const)(
  'columns that an operation does not declare (threat 20), types %s',
  (turn) => {
    let plain: World
    let loaded: World
    let neighbour: TestUser
    let before: string[]
    let owners: number[]
    const answers: { name: string; plain: number; loaded: number }[] = []
    const superusers = async () =>
      (await systemDb().user.findMany({ where: { is_superuser: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)

    beforeAll(async () => {
      plain = await makeWorld()
      loaded = await makeWorld()
      neighbour = await makeUser(await makeTenant('neighbour'), 'owner')
      await makeOneOfEverything(neighbour)
      before = asText(await rows(neighbour.tenant_id))
      owners = await superusers()
      const extra = everyColumn(neighbour, turn)
      for (const { name, op } of writes) {
        if (free.includes(name)) continue
        const first = strict.includes(name) ? 422 : once(name) ? undefined : await send(name, op, plain, {})
        const second = await send(name, op, loaded, extra)
        answers.push({ name, plain: first ?? second, loaded: second })
      }
      await settled(plain.owner.tenant_id)
      await settled(loaded.owner.tenant_id)
    }, 120_000)

    it('are asked for in good calls, most of which go through, and change no answer', () => {
      expect(answers.filter((one) => one.plain !== one.loaded)).toEqual([])
      expect(answers.filter(({ loaded }) => loaded >= 500)).toEqual([])
      expect(answers.length).toBeGreaterThan(100)
      expect(answers.filter(({ loaded }) => loaded < 300).length / answers.length).toBeGreaterThan(0.7)
    })

    it('are in no row of any table', async () => {
      const marked = (await rows()).flatMap(({ model, row }) =>
        Object.entries(row).flatMap(([column, value]) =>
          traces
            .filter((trace) => JSON.stringify(value).includes(trace))
            .map((trace) => `${model}.${column}: ${trace}`),
        ),
      )
      expect(marked).toEqual([])
    })

    it('give nothing to the neighbour and nothing of the neighbour', async () => {
      expect(asText(await rows(neighbour.tenant_id))).toEqual(before)
      const named = (await rows(loaded.owner.tenant_id)).filter(({ row }) =>
        people.some((column) => row[column] === neighbour.id),
      )
      expect(named).toEqual([])
    })

    it('switch nothing on or off, and make nobody an owner of the installation (threat 21)', async () => {
      expect(truths(await rows(loaded.owner.tenant_id))).toEqual(truths(await rows(plain.owner.tenant_id)))
      expect(await superusers()).toEqual(owners)
    })
  },
)
