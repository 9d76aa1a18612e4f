import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, snapshot, type TestUser } from '@/api/testing/two-tenants'
import { readYaml } from '@/formats/dify/read-yaml'
import { app, configApp, node, wire } from '@/formats/dify/testing/app'
import { systemDb } from '@/platform/db/system-db'

const fixtures = '../shared/fixtures'
const list = (family: string, end: string) =>
  existsSync(`${fixtures}/${family}`) ? readdirSync(`${fixtures}/${family}`).filter((name) => name.endsWith(end)) : []
const apps = list('dify', '.yml').filter((name) => !name.includes('not_an_app'))
const flows = list('langflow', '.json')

let owner: TestUser
let other: TestUser
beforeAll(async () => {
  owner = await makeUser(await makeTenant('files'), 'owner')
  other = await makeUser(await makeTenant('elsewhere'), 'owner')
})

const Flows = z.array(z.object({ id: z.string(), name: z.string(), flow_type: z.string(), data: z.looseObject({}) }))

async function upload(content: string | Uint8Array<ArrayBuffer>, name: string, user = owner) {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  const response = await callStudio('/api/v1/flows/upload/', { method: 'POST', body, key: user.api_key })
  const text = await response.text()
  const json: unknown = JSON.parse(text)
  return { status: response.status, text, flows: () => Flows.parse(json), first: () => Flows.parse(json)[0]?.id ?? '' }
}

async function exported(id: string, query = '', user = owner) {
  const response = await callStudio(`/api/v1/flows/${id}/export${query}`, { key: user.api_key })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const json = (value: unknown) => JSON.stringify(value)
const tidy = (value: unknown): object => Object(value)

describe('importing an app of Dify', () => {
  it('takes its name, words, mode and all of its content', async () => {
    const file = app([node('a', 'start'), node('b', 'end')], [wire('a', 'b')], {
      app: { name: `Mill ${randomUUID()}` },
    })
    const { status, flows: read } = await upload(json(file), 'x.json')
    expect(status).toBe(201)
    expect(read()[0]).toMatchObject({
      name: file.app.name,
      flow_type: 'workflow',
      data: { nodes: [{ id: 'a' }, { id: 'b' }] },
    })
    const { headers, text } = await exported(read()[0]?.id ?? '')
    expect(headers.get('content-type')).toBe('application/yaml; charset=utf-8')
    expect(headers.get('content-disposition')).toContain(`filename="${file.app.name}.yml"`)
    expect(readYaml(text).value).toEqual(file)
  })

  it('names a bare graph after its file; a zip may hold every kind', async () => {
    const bare = 'nodes: [{id: a, data: {type: start}}]\nedges: []\n'
    const name = `Bare ${randomUUID()}`
    expect((await upload(bare, `${name}.yaml`)).flows()[0]?.name).toBe(name)
    const langflow = json({ name: 'L', data: { nodes: [], edges: [] } })
    const zip = zipSync({ 'a/one.yml': strToU8(bare), 'two.json': strToU8(langflow), 'read.me': strToU8('no') })
    const { flows: read } = await upload(new Uint8Array(zip), 'all.zip')
    expect(
      read()
        .map((flow) => flow.name.replace(/ \(\d+\)$/, ''))
        .sort(),
    ).toEqual(['L', 'one'])
  })

  it('is all or none', async () => {
    const before = await snapshot(owner.tenant_id)
    const good = json({ name: `Good ${randomUUID()}`, data: { nodes: [], edges: [] } })
    const zip = zipSync({ 'a.json': strToU8(good), 'b.yml': strToU8('app: {mode: nothing}') })
    expect((await upload(new Uint8Array(zip), 'z.zip')).status).toBe(400)
    expect(await snapshot(owner.tenant_id)).toBe(before)
  })

  it('is all or none also when the database refuses one of several', async () => {
    const db = systemDb()
    const flow = (name: string) => ({ name: `${name} ${randomUUID()}`, data: { nodes: [], edges: [] } })
    const mine = (await upload(json(flow('Mine')), 'mine.json')).first()
    await db.$executeRawUnsafe(
      `CREATE FUNCTION refuse_poison() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$ LANGUAGE plpgsql`,
    )
    await db.$executeRawUnsafe(
      `CREATE TRIGGER refuse_poison BEFORE INSERT ON "Flow" FOR EACH ROW WHEN (NEW.name LIKE 'Poison%') EXECUTE FUNCTION refuse_poison()`,
    )
    try {
      const before = await snapshot(owner.tenant_id)
      const flows = [{ id: mine, ...flow('Changed'), description: 'changed' }, flow('Fine'), flow('Poison')]
      expect((await upload(json({ flows }), 'many.json')).status).toBe(500)
      expect(await snapshot(owner.tenant_id)).toBe(before)
      expect((await upload(json({ flows: flows.slice(0, 2) }), 'two.json')).flows()[0]?.id).toBe(mine)
    } finally {
      await db.$executeRawUnsafe(`DROP TRIGGER refuse_poison ON "Flow"`)
      await db.$executeRawUnsafe('DROP FUNCTION refuse_poison()')
    }
  })

  it('a flow whose id is taken across the wall gets its own, the others keep theirs', async () => {
    const [taken, free] = [randomUUID(), randomUUID()]
    const flow = (id: string) => ({ id, name: `F ${id}`, data: { nodes: [], edges: [] } })
    expect((await upload(json(flow(taken)), 'a.json', other)).first()).toBe(taken)
    const before = await snapshot(other.tenant_id)
    const read = (await upload(json({ flows: [flow(taken), flow(free)] }), 'b.json')).flows()
    expect(read.map(({ name }) => name)).toEqual([`F ${taken}`, `F ${free}`])
    expect(read[0]?.id).not.toBe(taken)
    expect(read[1]?.id).toBe(free)
    expect(await snapshot(other.tenant_id)).toBe(before)
  })

  it('keeps secrets sealed, and out of exports', async () => {
    const secret = `sk-${randomUUID()}`
    const environment_variables = [{ name: 'KEY', value: secret, value_type: 'secret' }]
    const request = { authorization: { type: 'api-key', config: { type: 'bearer', api_key: secret } } }
    const file = app([node('a', 'http-request', request)], [], { workflow: { environment_variables } })
    const answer = await upload(json(file), 'secret.json')
    expect(answer.text).not.toContain(secret)
    const row = await systemDb().flow.findUniqueOrThrow({ where: { id: answer.first() } })
    expect(json(row.data)).not.toContain(secret)
    const out = (await exported(answer.first())).text
    expect(out).not.toMatch(new RegExp(`${secret}|sealed:`))
    expect(out).toContain('name: KEY')
  })
})

describe('exporting', () => {
  it('in the form of the product that has its nodes, and says why not in the other', async () => {
    const dify = (await upload(json(app([node('a', 'start')])), 'd.json')).first()
    expect((await exported(dify, '?format=langflow')).text).toMatch(/no nodes like these of the flow: \\"The start\\"/)
    const chat = {
      id: 'o',
      type: 'genericNode',
      data: { type: 'ChatOutput', node: { display_name: 'Out', template: {} } },
    }
    const langflow = (await upload(json({ name: 'L', data: { nodes: [chat], edges: [] } }), 'l.json')).first()
    const refused = await exported(langflow, '?format=dify')
    expect(refused.status).toBe(400)
    expect(refused.text).toMatch(/no nodes like these of the flow: \\"Out\\"/)
    const { headers, text } = await exported(langflow)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(text)).toMatchObject({ id: langflow, data: { nodes: [chat] } })
  })

  it('under a name that is cut between characters', async () => {
    const name = `${'a'.repeat(99)}\u{20bb7}\u{20bb7}`
    const id = (await upload(json({ name, data: { nodes: [], edges: [] } }), 'long.json')).first()
    const { headers } = await exported(id)
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('\u{20bb7}.json'))
  })

  it('a download of a Dify flow keeps all of it, and uploads again', async () => {
    const file = app([node('a', 'start'), node('b', 'strange', { x: [1] })], [wire('a', 'b')], { surprise: 1 })
    const id = (await upload(json(file), 'd.json')).first()
    const download = await callStudio('/api/v1/flows/download/', {
      method: 'POST',
      key: owner.api_key,
      headers: { 'content-type': 'application/json' },
      body: json([id]),
    })
    const before = (await exported(id)).text
    expect((await upload(await download.text(), 'd.json')).first()).toBe(id)
    expect((await exported(id)).text).toBe(before)
    expect(readYaml(before).value).toMatchObject({ surprise: 1 })
  })

  it('has nothing for other tenants, and no other forms', async () => {
    const id = (await upload(json(app([node('a', 'start')])), 'd.json')).first()
    expect((await exported(id, '', other)).status).toBe(404)
    expect((await exported(id, '?format=word')).status).toBe(422)
  })

  it('a chat app comes back as one', async () => {
    const file = configApp('chat')
    const id = (await upload(json(file), 'chat.json')).first()
    expect(readYaml((await exported(id)).text).value).toMatchObject({
      app: { mode: 'chat' },
      model_config: file.model_config,
    })
  })
})

describe('files that mean harm (threat 58)', () => {
  const graph = (nodes: object[], edges: object[] = []) => json(app(nodes, edges))
  const nine = [...'abcdefgh'].map(
    (name, at, all) => `${name}: &${name} [${Array(9).fill(at ? `*${all[at - 1]}` : 'x')}]`,
  )
  it.each([
    ['an alias bomb', nine.join('\n'), 400],
    ['a circle', 'app: &a {mode: workflow, x: *a}', 400],
    ['a key of ten million letters', `${'k'.repeat(10_000_000)}: 1`, 400],
    ['the same as JSON', `{"${'k'.repeat(10_000_000)}": 1}`, 400],
    ['ten thousand levels', `app: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['ten thousand levels of indentation', `${'- '.repeat(10_000)}1`, 400],
    ['ten thousand levels of JSON', `{"app": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 422],
    ['__proto__', 'app: {mode: workflow, __proto__: {admin: true}}', 400],
    ['__proto__ in JSON', '{"app":{"mode":"workflow","__proto__":{}}}', 422],
    ['NUL', 'app: {mode: chat, name: "a\\0b"}\nmodel_config: {}', 422],
    ['half a character', 'app: {mode: chat, name: "\\ud800"}\nmodel_config: {}', 422],
    ['a tag', 'app: !!python/object/apply:os.system [ls]', 400],
    ['a key twice', 'app: {mode: chat}\napp: {mode: chat}\nmodel_config: {}', 400],
    ['not even YAML', 'app: [', 400],
    [
      'too many nodes',
      graph(Array.from({ length: 10_001 }, (_, at) => ({ id: `${at}`, data: { type: 'code' } }))),
      400,
    ],
    ['settings that are texts', 'app: {mode: chat}\nmodel_config: {model: x, user_input_form: y, agent_mode: 1}', 201],
    ['a circle of nodes', graph([node('a', 'code'), node('b', 'code')], [wire('a', 'b'), wire('b', 'a')]), 201],
    ['wires to nowhere', graph([node('a', 'code')], [wire('a', 'gone'), wire('gone', 'a')]), 201],
    ['two nodes of one id', graph([node('a', 'code'), node('a', 'end')]), 201],
    [
      'containers inside each other',
      graph([node('a', 'loop', {}, { parentId: 'b' }), node('b', 'loop', {}, { parentId: 'a' })]),
      201,
    ],
    ['a node inside itself', graph([node('a', 'loop', {}, { parentId: 'a' })]), 201],
  ])('%s gets its answer in under a second', async (_what, text, status) => {
    const before = performance.now()
    const answer = await upload(text, text.startsWith('{') ? 'app.json' : 'app.yml')
    expect(performance.now() - before).toBeLessThan(1_500)
    expect(answer.status, answer.text.slice(0, 300)).toBe(status)
    if (status !== 201) return
    expect((await exported(answer.first())).status).toBe(200)
    const run = await callStudio(`/api/v1/run/${answer.first()}`, {
      method: 'POST',
      key: owner.api_key,
      headers: { 'content-type': 'application/json' },
      body: json({ input_value: 'x' }),
    })
    expect([200, 400, 500]).toContain(run.status)
    if (run.status === 500) expect(await run.text()).not.toMatch(/internal|unexpected/i)
  })
})

describe.skipIf(apps.length > 0)('apps of other people', () => {
  it(`are not here: ${fixtures} is missing, so their tests are left out`, () => expect(apps).toEqual([]))
})

describe.runIf(apps.length > 0)('files of other people', () => {
  it.each(apps)('%s goes in and comes out the same', async (name) => {
    const text = readFileSync(`${fixtures}/dify/${name}`, 'utf8')
    const answer = await upload(text, name)
    expect(answer.status, answer.text).toBe(201)
    const out = tidy(readYaml((await exported(answer.first())).text).value)
    const before = tidy(readYaml(text).value)
    if ('app' in before)
      expect(withoutSecrets(out)).toEqual(withoutSecrets({ ...before, kind: 'app', version: '0.6.0' }))
    else expect(out).toMatchObject({ kind: 'app', workflow: { graph: before } })
  })

  it.each(flows)('%s comes out with the same content', async (name) => {
    const stored = tidy(JSON.parse(readFileSync(`${fixtures}/langflow/${name}`, 'utf8')))
    const answer = await upload(json(stored), name)
    expect(answer.status, answer.text.slice(0, 300)).toBe(201)
    const { status, text } = await exported(answer.first())
    expect(status).toBe(200)
    const before: unknown = Reflect.get(stored, 'data') ?? stored
    expect(blank(Reflect.get(JSON.parse(text), 'data'))).toEqual(blank(before))
  })
})

/** Headers that hold a key come out empty. */
const withoutSecrets = (value: unknown): unknown => JSON.parse(json(value).replaceAll(/(X-Api-Key:)[^"\\]*/g, '$1'))

/** Values of fields that may hold secrets come out empty; which ones is the business of other tests. */
function blank(value: unknown): unknown {
  return JSON.parse(json(value), (key, item) => (key === 'value' && typeof item === 'string' ? '' : item))
}
