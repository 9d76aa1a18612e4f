import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { systemDb } from '@/platform/db/system-db'
import { knowledgeClient } from '../testing/knowledge-client'
import { ingestKnowledge } from './ingest-knowledge'

let owner: TestUser
let client: ReturnType<typeof knowledgeClient>
let models: OpenAiMock
let refusing = false
beforeAll(async () => {
  owner = await makeUser(await makeTenant('ingesters'), 'owner')
  client = knowledgeClient(owner)
  models = await startOpenAiMock({
    embed: () => (refusing ? { status: 400, body: { error: { message: 'the model is asleep' } } } : undefined),
  })
})
afterAll(() => models.close())

const embedding = () => ({ provider: 'openai-compatible', model: 'mock', base_url: models.url })
const long = Array.from({ length: 6_000 }, (_, at) => `Sentence ${at} speaks of water and wheels.`).join(' ')

const signal = new AbortController().signal
it('makes the base, replaces documents of the same name, and keeps keys to itself', async () => {
  const knowledge_base = `Made ${randomUUID()}`
  const model = { ...embedding(), api_key: 'sk-very-secret' }
  const ingest = (text: string) =>
    ingestKnowledge(owner.tenant_id, {
      knowledge_base,
      documents: [{ name: 'one', text, metadata: { kind: 'note' } }],
      embedding: model,
      signal,
    })
  const first = await ingest('The first text.')
  expect(first.chunks).toBe(1)
  expect(await ingest('The second text.')).toEqual(first)
  const { items } = await client.documents(first.knowledge_base_id)
  expect(items).toMatchObject([{ name: 'one', status: 'ready', metadata: { kind: 'note' } }])
  const { hits } = await client.search(first.knowledge_base_id, { query: 'text' })
  expect(hits.map((hit) => hit.content)).toEqual(['The second text.'])
  const row = await systemDb().knowledgeBase.findUniqueOrThrow({ where: { id: first.knowledge_base_id } })
  expect(JSON.stringify(row)).not.toContain('sk-very-secret')
  expect(row.encrypted_api_key).toMatch(/^v1\./)
})

it('forgets the key of a base whose embeddings come from another server now (threat 56)', async () => {
  const knowledge_base = `Moved ${randomUUID()}`
  const { knowledge_base_id } = await ingestKnowledge(owner.tenant_id, {
    knowledge_base,
    documents: [{ name: 'one', text: 'text' }],
    embedding: { ...embedding(), api_key: 'sk-very-secret' },
    signal,
  })
  const key = async () =>
    (await systemDb().knowledgeBase.findUniqueOrThrow({ where: { id: knowledge_base_id } })).encrypted_api_key
  await client.updateBase(knowledge_base_id, { description: 'The same server.' })
  expect(await key()).not.toBeNull()
  await client.updateBase(knowledge_base_id, {
    embedding: { provider: 'openai-compatible', model: 'mock', base_url: 'https://elsewhere.example/v1' },
  })
  expect(await key()).toBeNull()
})
it('fails with the reason of the document', async () => {
  refusing = true
  const asked = ingestKnowledge(owner.tenant_id, {
    knowledge_base: `Refused ${randomUUID()}`,
    documents: [{ name: 'one', text: 'text' }],
    embedding: { ...embedding(), api_key: 'k' },
    signal,
  })
  await expect(asked).rejects.toMatchObject({ code: 'knowledge_failed', message: expect.stringContaining('asleep') })
  refusing = false
})
it('can be left at any time', async () => {
  const leaving = new AbortController()
  const asked = ingestKnowledge(owner.tenant_id, {
    knowledge_base: `Left ${randomUUID()}`,
    documents: [{ name: 'long', text: long }],
    signal: leaving.signal,
  })
  setTimeout(() => leaving.abort(), 50)
  await expect(asked).rejects.toThrow()
})

it('wants a name', async () => {
  const asked = ingestKnowledge(owner.tenant_id, { knowledge_base: '  ', documents: [], signal })
  await expect(asked).rejects.toMatchObject({ code: 'missing_value' })
})
