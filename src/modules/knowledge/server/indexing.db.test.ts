import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { systemDb } from '@/platform/db/system-db'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { getFile } from '@/platform/storage/file-storage'
import { knowledgeClient } from '../testing/knowledge-client'
import { chunkRepository } from './chunk.repository'
import { cutDocument } from './cut-document'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { recoverIndexing } from './recover-indexing'

let owner: TestUser
let client: ReturnType<typeof knowledgeClient>
let models: OpenAiMock
let refusing = false
beforeAll(async () => {
  owner = await makeUser(await makeTenant('indexers'), 'owner')
  client = knowledgeClient(owner)
  models = await startOpenAiMock({
    embed: () => (refusing ? { status: 400, body: { error: { message: 'the model is asleep' } } } : undefined),
  })
})
afterAll(async () => {
  closeSandbox()
  await models.close()
})

const newBase = async (more: object = {}) => (await client.createBase({ name: `Base ${randomUUID()}`, ...more })).id
const embedding = () => ({ provider: 'openai-compatible', model: 'mock', base_url: models.url })
const rows = (document_id: string) => systemDb().knowledgeChunk.count({ where: { document_id } })
const long = Array.from({ length: 6_000 }, (_, at) => `Sentence ${at} speaks of water and wheels.`).join(' ')

describe('an upload', () => {
  it('is read, cut and found; its bytes are not kept twice', async () => {
    const base = await newBase({ chunking: { method: 'markdown', size: 400 } })
    const file = new File(['# Mill\n\nThe race is dug.\n\n## Wheel\n\nIt turns.'], '../../mill.md')
    const { id, name } = await client.upload(base, file, { year: 1850 })
    expect(name).toBe('mill.md')
    const ready = (await client.settled(base)).get(name)
    expect(ready).toMatchObject({
      status: 'ready',
      chunks_total: 2,
      chunks_done: 2,
      media_type: 'text/markdown',
      metadata: { year: 1850 },
    })
    expect(await getFile({ tenant_id: owner.tenant_id, id })).toBeUndefined()
    expect((await client.search(base, { query: 'wheel' })).hits[0]).toMatchObject({
      content: '# Mill\n## Wheel\n\nIt turns.',
      metadata: { year: 1850, headings: ['Mill', 'Wheel'] },
    })
  })
  it('that cannot be read says why, is kept, and may be tried again', async () => {
    const base = await newBase()
    const { id, name } = await client.upload(base, new File([new Uint8Array([0, 1, 2, 3, 0, 255])], 'picture.bin'))
    const failed = (await client.settled(base)).get(name)
    expect(failed).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('picture.bin'), hint: expect.stringContaining('pdf') },
    })
    expect(await getFile({ tenant_id: owner.tenant_id, id })).toHaveLength(6)
    await client.reindex(base, id)
    expect((await client.settled(base)).get(name)?.status).toBe('failed')
    await client.remove(base, id)
    expect(await getFile({ tenant_id: owner.tenant_id, id })).toBeUndefined()
  })
  it.each([
    ['an empty one', ''],
    ['one of white space', ' \n\t\n '],
  ])('%s fails with a reason', async (_, text) => {
    const base = await newBase()
    const { name } = await client.upload(base, new File([text], 'empty.txt'))
    expect((await client.settled(base)).get(name)?.error?.message).toContain('No text')
  })
  it('with metadata that is none is refused and leaves nothing', async () => {
    const base = await newBase()
    const form = new FormData()
    form.set('file', new File(['a'], 'a.txt'))
    form.set('metadata', '[1]')
    await expect(client.send('POST', `/${base}/documents/upload`, form)).rejects.toThrow(/^422 .*metadata/)
    expect((await client.documents(base)).total).toBe(0)
  })
})

describe('a model that fails', () => {
  it('fails the document with what it said; a second try makes it ready', async () => {
    const base = await newBase({ embedding: embedding() })
    refusing = true
    const { id, name } = await client.add(base, 'a.txt', 'The wheel turns.')
    const failed = (await client.settled(base)).get(name)
    refusing = false
    expect(failed).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('asleep') } })
    expect((await client.search(base, { query: 'wheel', mode: 'full_text' })).hits).toEqual([])
    await client.reindex(base, id)
    expect((await client.settled(base)).get(name)).toMatchObject({ status: 'ready', error: null })
    expect((await client.search(base, { query: 'wheel' })).hits).toHaveLength(1)
  })
  it('is asked for many texts at once', async () => {
    const before = models.embedded.length
    const base = await newBase({ embedding: embedding(), chunking: { method: 'fixed', size: 1_000, overlap: 0 } })
    await client.add(base, 'long.txt', long)
    const document = (await client.settled(base)).get('long.txt')
    const requests = models.embedded.slice(before)
    expect(document?.chunks_done).toBeGreaterThan(200)
    expect(requests).toHaveLength(Math.ceil((document?.chunks_done ?? 0) / 64))
  })
})

describe('work that is cut short', () => {
  it('is taken up at the next start, whoever left it', async () => {
    const base = await newBase()
    const { id, name } = await client.add(base, 'left.txt', 'Left in the middle.')
    await client.settled(base)
    await systemDb().knowledgeChunk.deleteMany({ where: { document_id: id } })
    await systemDb().knowledgeDocument.update({
      where: { id },
      data: { status: 'indexing', owner: randomUUID(), attempt_id: randomUUID(), chunks_done: 0 },
    })
    expect((await client.search(base, { query: 'middle' })).hits).toEqual([])
    expect(await recoverIndexing()).toBe(1)
    expect((await client.settled(base)).get(name)?.status).toBe('ready')
    expect((await client.search(base, { query: 'middle' })).hits).toHaveLength(1)
  })
  it('by deleting ends at once and leaves no chunk', async () => {
    const base = await newBase({ chunking: { method: 'fixed', size: 100, overlap: 0 } })
    const { id } = await client.add(base, 'long.txt', long)
    while ((await client.read(base, id)).chunks_done === 0) await sleep(5)
    await client.remove(base, id)
    await indexer().start(owner.tenant_id, base)
    expect(await rows(id)).toBe(0)
    expect(await client.readBase(base)).toMatchObject({ document_count: 0, pending_count: 0 })
  })
  it('by a newer text never shows the older one', async () => {
    const base = await newBase({ chunking: { method: 'fixed', size: 100, overlap: 0 } })
    const { id, name } = await client.add(base, 'long.txt', long)
    while ((await client.read(base, id)).chunks_done === 0) await sleep(5)
    await client.change(base, id, { text: 'Short now.' })
    expect((await client.settled(base)).get(name)).toMatchObject({ status: 'ready', chunks_done: 1, chunks_total: 1 })
    expect((await client.chunks(base, id)).map((chunk) => chunk.content)).toEqual(['Short now.'])
  })
  it('cannot write any more once another attempt may', async () => {
    const base = await newBase()
    const { id } = await client.add(base, 'a.txt', 'One.')
    await client.settled(base)
    await documentRepository.update(owner.tenant_id, id, {}, true)
    const attempt_id = randomUUID()
    const claimed = await documentRepository.claim(owner.tenant_id, base, attempt_id, randomUUID())
    expect(claimed?.id).toBe(id)
    await documentRepository.update(owner.tenant_id, id, {}, true)
    const chunks = cutDocument('Two.', { method: 'fixed', size: 100, overlap: 0 })
    const late = chunks.map((chunk) => ({ ...chunk, embedding: undefined }))
    expect(await chunkRepository.add(owner.tenant_id, attempt_id, late)).toBe(false)
    expect(await documentRepository.ofAttempt(owner.tenant_id, attempt_id, { status: 'ready' })).toBe(false)
    expect(await rows(id)).toBe(1)
  })
})

it('is begun anew when it was given up without another in its place', async () => {
  const base = await newBase({ chunking: { method: 'fixed', size: 100, overlap: 0 } })
  const { id, name } = await client.add(base, 'long.txt', long)
  while ((await client.read(base, id)).chunks_done === 0) await sleep(5)
  indexer().stop([id])
  const ready = (await client.settled(base)).get(name)
  expect(ready?.status).toBe('ready')
  expect(await rows(id)).toBe(ready?.chunks_total)
})

describe('a base', () => {
  it('indexes one document after the other', async () => {
    const base = await newBase({ chunking: { method: 'fixed', size: 100, overlap: 0 } })
    for (const name of ['a', 'b', 'c']) await client.add(base, name, long.slice(0, 60_000))
    let most = 0
    for (;;) {
      const { items } = await client.documents(base)
      most = Math.max(most, items.filter(({ status }) => status === 'indexing').length)
      if (items.every(({ status }) => status === 'ready')) break
    }
    expect(most).toBe(1)
  })
  it('is indexed again when its cutting or its model changes, and only then', async () => {
    const base = await newBase()
    const { id } = await client.add(base, 'a.txt', long.slice(0, 3_000))
    const first = (await client.settled(base)).get('a.txt')
    expect((await client.updateBase(base, { description: 'About mills' })).pending_count).toBe(0)
    const changed = await client.updateBase(base, { chunking: { method: 'fixed', size: 200, overlap: 0 } })
    expect(changed.pending_count).toBe(1)
    const second = (await client.settled(base)).get('a.txt')
    expect(second?.chunks_done).toBeGreaterThan(first?.chunks_done ?? 0)
    await client.updateBase(base, {
      embedding: { provider: 'offline', model: 'offline' },
      retrieval: { mode: 'vector' },
    })
    await client.settled(base)
    expect((await client.search(base, { query: 'Sentence 7 speaks' })).mode).toBe('vector')
    expect((await client.search(base, { query: 'Sentence 7 speaks' })).hits.length).toBeGreaterThan(0)
    const without = await client.updateBase(base, { embedding: null })
    expect(without).toMatchObject({ embedding: null, retrieval: { mode: 'full_text' } })
    await client.settled(base)
    await client.send('DELETE', `/${base}`)
    expect(await rows(id)).toBe(0)
  })
  it('has a name of its own', async () => {
    const { name } = await client.createBase({ name: `Named ${randomUUID()}` })
    await expect(client.createBase({ name })).rejects.toThrow('409')
  })
})
