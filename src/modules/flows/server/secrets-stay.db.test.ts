import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { mapSecrets } from '@/formats/langflow/strip-secrets'
import { encryptSecret } from '@/platform/crypto/encrypt-secret'
import { systemDb } from '@/platform/db/system-db'
import { openSecrets } from './sealed-secrets'

const secret = 'sk-the-heron-keeps-this'
const ours = 'https://models.example.com/v1'
const evil = 'https://models.example.com.evil.example/v1'

const field = (value: string, more = {}) => ({ value, type: 'str', show: true, ...more })
const model = (base_url: string, api_key: string, id = 'OpenAIModel-a', type = 'OpenAIModel') => ({
  id,
  type: 'genericNode',
  position: { x: 0, y: 0 },
  data: {
    id,
    type,
    node: {
      display_name: 'Model',
      template: {
        openai_api_base: field(base_url),
        api_key: field(api_key, { password: true }),
        system_message: field('Be kind.'),
      },
    },
  },
})
const flowOf = (...nodes: object[]) => ({ nodes, edges: [] as object[] })
const request = (url: string, api_key: string) => ({
  id: 'http',
  type: 'custom',
  position: { x: 0, y: 0 },
  data: {
    type: 'http-request',
    title: 'Ask',
    url,
    authorization: { type: 'api-key', config: { type: 'bearer', api_key } },
  },
})

let owner: TestUser
const Read = z.object({ id: z.string(), data: z.unknown(), dropped_secrets: z.array(z.string()).optional() })
async function ask(method: string, path: string, body: object) {
  const answer = await callStudio(path, {
    key: owner.api_key,
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return Read.parse(JSON.parse(text))
}
const make = (data: object) => ask('POST', '/api/v1/flows/', { name: 'Keys', data })
const save = (id: string, data: unknown) => ask('PATCH', `/api/v1/flows/${id}`, { data })

/** What a run would send: the secrets of a graph as they are opened. */
function opened(data: unknown): string[] {
  const found: string[] = []
  mapSecrets(openSecrets(owner.tenant_id, data), (text) => {
    found.push(text)
    return text
  })
  return found
}
const sealedIn = (data: unknown) => /sealed:[^"]+/.exec(JSON.stringify(data))?.[0] ?? ''

beforeAll(async () => {
  owner = await makeUser(await makeTenant('keys'), 'owner')
})

describe('a secret typed into a node (threat 56)', () => {
  it('stays while the address is the same, with another path and other settings too', async () => {
    const { id, data } = await make(flowOf(model(ours, secret)))
    const sealed = sealedIn(data)
    const kept = await save(id, flowOf(model('https://models.example.com/v2/other', sealed)))
    expect(kept.dropped_secrets).toBeUndefined()
    expect(opened(kept.data)).toEqual([secret])
    // Copied with its node, within the flow and into another.
    const copy = await save(id, flowOf(model(ours, sealed), model(ours, sealed, 'OpenAIModel-b')))
    expect(opened(copy.data)).toEqual([secret, secret])
    expect(opened((await make(flowOf(model(ours, sealed)))).data)).toEqual([secret])
  })

  it.each([
    ['another server', (sealed: string) => model(evil, sealed)],
    ['the own address of the provider', (sealed: string) => model('', sealed)],
    ['another port', (sealed: string) => model('https://models.example.com:8443', sealed)],
    ['a node of another kind, which shows it', (sealed: string) => model(ours, sealed, 'Secret-a', 'SecretInput')],
  ])('is dropped when its node sends it to %s, and the answer says so', async (_where, changed) => {
    const { id, data } = await make(flowOf(model(ours, secret)))
    const after = await save(id, flowOf(changed(sealedIn(data))))
    expect(after.dropped_secrets).toEqual(['Model'])
    expect(opened(after.data)).toEqual([])
    // Changing the address back does not bring it back.
    expect(opened((await save(id, after.data)).data)).toEqual([])
    const row = await systemDb().flow.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(row.data)).not.toContain('sealed:')
  })

  it('is dropped in a new flow and in a graph that is only run', async () => {
    const { id, data } = await make(flowOf(model(ours, secret)))
    const moved = flowOf(model(evil, sealedIn(data)))
    expect((await make(moved)).data).not.toContain('sealed:')
    expect(() => openSecrets(owner.tenant_id, moved)).toThrow(/cannot be read here/)
    const run = await callStudio(`/api/v1/build/${id}/flow?event_delivery=direct`, {
      key: owner.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: moved, inputs: { input_value: 'hi' } }),
    })
    expect(run.status, await run.text()).toBe(400)
  })

  it('is dropped when a wire or a variable of the flow decides the address and that changes', async () => {
    const wired = (address: string, key: string) => ({
      nodes: [
        {
          id: 'Text-a',
          data: { id: 'Text-a', type: 'TextInput', node: { template: { input_value: field(address) } } },
        },
        model('', key),
      ],
      edges: [
        {
          id: 'e',
          source: 'Text-a',
          target: 'OpenAIModel-a',
          data: { targetHandle: { fieldName: 'openai_api_base', id: 'OpenAIModel-a' } },
        },
      ],
    })
    const { id, data } = await make(wired(ours, secret))
    expect(opened((await save(id, wired(ours, sealedIn(data)))).data)).toEqual([secret])
    expect((await save(id, wired(evil, sealedIn(data)))).dropped_secrets).toEqual(['Model'])
    const drawn = await make(flowOf(model('', secret)))
    expect((await save(drawn.id, wired(evil, sealedIn(drawn.data)))).dropped_secrets).toEqual(['Model'])
    const named = (address: string, key: string) => ({
      ...flowOf(request('{{#env.base#}}/pay', key)),
      dify: { workflow: { environment_variables: [{ name: 'base', value_type: 'string', value: address }] } },
    })
    const dify = await make(named(ours, secret))
    expect(opened((await save(dify.id, named(ours, sealedIn(dify.data)))).data)).toEqual([secret])
    expect((await save(dify.id, named(evil, sealedIn(dify.data)))).dropped_secrets).toEqual(['Ask'])
  })

  it('is dropped from a request of the other family too', async () => {
    const { id, data } = await make(flowOf(request(`${ours}/pay`, secret)))
    expect(opened((await save(id, flowOf(request(`${ours}/other`, sealedIn(data))))).data)).toEqual([secret])
    expect((await save(id, flowOf(request(evil, sealedIn(data))))).dropped_secrets).toEqual(['Ask'])
  })

  it('knows an address that is a secret itself', async () => {
    const hidden = (address: string, key: string) => {
      const node = model(address, key)
      Object.assign(node.data.node.template.openai_api_base, { password: true })
      return flowOf(node)
    }
    const { id, data } = await make(hidden(ours, secret))
    expect(JSON.stringify(data)).not.toContain(ours)
    expect(opened(data).sort()).toEqual([ours, secret])
    expect(opened((await save(id, data)).data).sort()).toEqual([ours, secret])
    const key = /"api_key":\{[^}]*"value":"(sealed:[^"]+)"/.exec(JSON.stringify(data))?.[1] ?? ''
    expect(opened((await save(id, hidden(`${ours}/other`, key))).data).sort()).toEqual([`${ours}/other`, secret])
    // Somebody else's address, sealed in a node of the same kind, does not lend itself to the key.
    const theirs = await make(hidden(evil, 'sk-of-their-own'))
    const evilSealed = /"openai_api_base":\{[^}]*"value":"(sealed:[^"]+)"/.exec(JSON.stringify(theirs.data))?.[1] ?? ''
    expect(evilSealed).not.toBe('')
    for (const address of [evil, evilSealed]) {
      const moved = await save(id, hidden(address, key))
      expect(moved.dropped_secrets).toEqual(['Model'])
      expect(opened(moved.data)).toEqual([evil])
    }
  })

  it('that an older release sealed goes on in its own flow, and only to the address that it had there', async () => {
    const old = `sealed:${encryptSecret(secret, `flow-secret:${owner.tenant_id}`)}`
    const { id } = await make(flowOf(model(ours, '')))
    const store = () => systemDb().flow.update({ where: { id }, data: { data: flowOf(model(ours, old)) } })
    await store()
    expect((await save(id, flowOf(model(evil, old)))).dropped_secrets).toEqual(['Model'])
    await store()
    const kept = await save(id, flowOf(model(ours, old)))
    expect(sealedIn(kept.data)).not.toBe(old)
    expect(opened(kept.data)).toEqual([secret])
    expect((await save(id, flowOf(model(evil, sealedIn(kept.data))))).dropped_secrets).toEqual(['Model'])
  })
})

describe('a tweak (threat 56)', () => {
  const run = (id: string, tweaks: object) =>
    callStudio(`/api/v1/run/${id}`, {
      key: owner.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input_value: 'hi', tweaks }),
    })

  it('takes no stored key to another address: not the typed one, not a variable, not the provider’s', async () => {
    for (const key of [secret, '']) {
      const { id } = await make(flowOf(model(ours, key)))
      for (const name of ['openai_api_base', 'base_url']) {
        const answer = await run(id, { 'OpenAIModel-a': { [name]: evil } })
        expect(answer.status, name).toBe(400)
        expect(await answer.text()).toContain('stored key would go along')
      }
      // With a key of the caller's own it is the caller's business; the address is not reached here.
      const own = await run(id, { 'OpenAIModel-a': { openai_api_base: 'http://127.0.0.1:1/v1', api_key: 'sk-mine' } })
      expect(await own.text()).not.toContain('stored key would go along')
    }
  })
})
