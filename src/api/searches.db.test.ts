import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from './testing/two-tenants'

/** Every one of these stands for itself where people search; in a pattern of the database each means something else. */
const names = ['Plain mill', '100% mill', 'a_b mill', 'back\\mill']

let owner: TestUser
beforeAll(async () => {
  owner = await makeUser(await makeTenant('searches'), 'owner')
})

async function send(path: string, body?: unknown): Promise<unknown> {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await callStudio(path, { key: owner.api_key, ...(body === undefined ? {} : json) })
  expect(answer.ok, `${path} answers ${answer.status}`).toBe(true)
  return answer.json()
}

const Named = z.array(z.object({ name: z.string() }))
const Items = z.object({ items: Named })
const q = encodeURIComponent

let base_id: string | undefined
const base = async () => {
  base_id ??= z.object({ id: z.string() }).parse(await send('/api/v1/knowledge_bases', { name: 'Pages' })).id
  return base_id
}

describe.each([
  {
    what: 'flows',
    make: (name: string) => send('/api/v1/flows/', { name, data: { nodes: [], edges: [] } }),
    find: async (text: string) => Named.parse(await send(`/api/v1/flows/?get_all=true&keyword=${q(text)}`)),
  },
  {
    what: 'documents',
    make: async (name: string) => send(`/api/v1/knowledge_bases/${await base()}/documents`, { name, text: name }),
    find: async (text: string) =>
      Items.parse(await send(`/api/v1/knowledge_bases/${await base()}/documents?search=${q(text)}`)).items,
  },
  {
    what: 'knowledge bases',
    make: (name: string) => send('/api/v1/knowledge_bases', { name }),
    find: async (text: string) => Items.parse(await send(`/api/v1/knowledge_bases?search=${q(text)}`)).items,
  },
])('a search of $what', ({ make, find }) => {
  it('takes %, _ and \\ as they are', async () => {
    for (const name of names) await make(name)
    const found = async (text: string) => (await find(text)).map(({ name }) => name).sort()
    expect(await found('%')).toEqual(['100% mill'])
    expect(await found('_')).toEqual(['a_b mill'])
    expect(await found('\\')).toEqual(['back\\mill'])
    expect(await found('mill')).toEqual([...names].sort())
  })
})
