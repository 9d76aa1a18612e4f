import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { knowledgeClient } from '../testing/knowledge-client'
import { searchKnowledge } from './search-knowledge'

const corpus = {
  'wheel.txt': 'The water wheel turns the millstone. Oak paddles catch the water of the race.',
  'race.txt': 'A mill race is the channel that carries water to the wheel. The race is cleaned every spring.',
  'miller.txt': 'The miller grinds wheat and rye for the village and takes a sixteenth as his toll.',
  'bakery.txt': 'The bakery buys flour. Bread is baked before dawn, rye bread on Fridays.',
  'heron.txt': 'A grey heron fishes at the weir in the morning.',
}
const never = new AbortController().signal

let owner: TestUser
let client: ReturnType<typeof knowledgeClient>
let base: string
beforeAll(async () => {
  owner = await makeUser(await makeTenant('searchers'), 'owner')
  client = knowledgeClient(owner)
  base = (await client.createBase({ name: 'Mill', embedding: { provider: 'offline', model: 'offline' } })).id
  for (const [name, text] of Object.entries(corpus))
    await client.add(base, name, text, { kind: name === 'heron.txt' ? 'bird' : 'craft', year: 1850 })
  const states = await client.settled(base)
  expect([...states.values()].map(({ status }) => status)).toEqual(Object.keys(corpus).map(() => 'ready'))
})

const names = async (query: string, more: object = {}) =>
  (await client.search(base, { query, ...more })).hits.map((hit) => hit.document_name)

describe.each(['vector', 'full_text', 'hybrid'] as const)('searched by %s', (mode) => {
  it.each([
    ['channel of the mill race', 'race.txt'],
    ['rye bread', 'bakery.txt'],
    ['the heron at the weir', 'heron.txt'],
    ['the miller grinds wheat for a toll', 'miller.txt'],
    ['oak paddles', 'wheel.txt'],
  ])('%s is in %s', async (query, name) => {
    expect((await names(query, { mode }))[0]).toBe(name)
  })
  it('scores fall from hit to hit and lie between 0 and 1', async () => {
    const scores = (await client.search(base, { query: 'water of the mill wheel', mode })).hits.map((hit) => hit.score)
    expect(scores.length).toBeGreaterThan(1)
    expect([...scores].sort((a, b) => b - a)).toEqual(scores)
    for (const score of scores) expect(score >= 0 && score <= 1).toBe(true)
  })
  it('top_k, threshold and metadata bound the answer', async () => {
    const query = 'the water'
    const all = (await client.search(base, { query, mode })).hits
    expect(await names(query, { mode, top_k: 1 })).toEqual([all[0]?.document_name])
    const threshold = all[1]?.score ?? 0
    const kept = (await client.search(base, { query, mode, score_threshold: threshold })).hits
    expect(kept.map((hit) => hit.score >= threshold)).toEqual(kept.map(() => true))
    expect(kept.length).toBeLessThan(all.length)
    expect(await names('the', { mode, metadata: { kind: 'bird', year: 1850 } })).toEqual(['heron.txt'])
    expect(await names('the', { mode, metadata: { year: '1850' } })).toEqual([])
  })
})

describe('words', () => {
  it('rare ones weigh more than common ones', async () => {
    expect((await names('the the water heron', { mode: 'full_text' }))[0]).toBe('heron.txt')
  })
  it('that stand nowhere find nothing, nor do signs', async () => {
    expect(await names('zeppelin', { mode: 'full_text' })).toEqual([])
    for (const mode of ['full_text', 'vector', 'hybrid']) expect(await names("?! ' & | :*", { mode })).toEqual([])
  })
  it('of Chinese and Japanese are found without spaces', async () => {
    const { id } = await client.createBase({ name: 'CJK' })
    await client.add(id, 'zh', '磨坊的水渠把水带到水车，水车推动磨盘。')
    await client.add(id, 'ja', '水車小屋では、川の水で粉をひく。')
    await client.add(id, 'other', '今日は天気がいい。')
    await client.settled(id)
    const found = async (query: string) => (await client.search(id, { query })).hits.map((hit) => hit.document_name)
    expect(await found('水渠')).toEqual(['zh'])
    expect((await found('水車小屋'))[0]).toBe('ja')
    expect((await found('天気'))[0]).toBe('other')
    expect(await found('粉')).toEqual(['ja'])
  })
})

describe('parents and children', () => {
  it('a child is found, its parent is given once', async () => {
    const { id } = await client.createBase({
      name: 'Family',
      chunking: { method: 'parent_child', parent_size: 1_000, child_size: 100 },
    })
    const text = Object.values(corpus).join(' ')
    const document = await client.add(id, 'all', text)
    await client.settled(id)
    const { hits } = await client.search(id, { query: 'grey heron rye bread' })
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({ content: text, position: expect.any(Number) })
    expect(text).toContain(hits[0]?.matched)
    expect(hits[0]?.matched.length).toBeLessThanOrEqual(100)
    const [parent] = await client.chunks(id, document.id, '?kind=parent')
    await client.changeChunk(id, document.id, parent?.id ?? '', { enabled: false })
    expect((await client.search(id, { query: 'heron' })).hits).toEqual([])
    await client.removeChunk(id, document.id, parent?.id ?? '')
    expect(await client.chunks(id, document.id)).toEqual([])
    expect(await client.readBase(id)).toMatchObject({ chunk_count: 0, ready_count: 1 })
  })
})

describe('what is not searched', () => {
  it('are documents and chunks that are not enabled', async () => {
    const document = await client.add(base, 'otter.txt', 'An otter slides down the bank.')
    await client.settled(base)
    expect((await names('otter'))[0]).toBe('otter.txt')
    await client.change(base, document.id, { enabled: false })
    for (const mode of ['vector', 'full_text', 'hybrid'])
      expect(await names('otter', { mode })).not.toContain('otter.txt')
    await client.change(base, document.id, { enabled: true })
    const [chunk] = await client.chunks(base, document.id)
    await client.changeChunk(base, document.id, chunk?.id ?? '', { enabled: false })
    expect(await names('otter')).not.toContain('otter.txt')
    await client.remove(base, document.id)
  })
  it('is the old text of a chunk that was changed', async () => {
    const document = await client.add(base, 'fish.txt', 'A trout waits below the weir stones.')
    await client.settled(base)
    const [chunk] = await client.chunks(base, document.id)
    await client.changeChunk(base, document.id, chunk?.id ?? '', { content: 'A salmon leaps.' })
    for (const mode of ['vector', 'full_text', 'hybrid'])
      expect((await names('salmon leaps', { mode }))[0]).toBe('fish.txt')
    expect(await names('trout', { mode: 'full_text' })).toEqual([])
    await client.remove(base, document.id)
  })
})

describe('several bases', () => {
  it('are merged by score, by id or by name, each by its own settings', async () => {
    const other = await client.createBase({ name: 'Words only' })
    await client.add(other.id, 'second.txt', 'Rye bread, rye bread, rye bread.')
    await client.settled(other.id)
    const query = { query: 'rye bread', top_k: 3, signal: never }
    const hits = await searchKnowledge(owner.tenant_id, { ...query, knowledge_bases: ['Mill', other.id, 'Words only'] })
    expect(hits).toHaveLength(3)
    expect(new Set(hits.map((hit) => hit.knowledge_base_name))).toEqual(new Set(['Mill', 'Words only']))
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a))
  })
  it('one that is not there is named, with what to do', async () => {
    const asked = searchKnowledge(owner.tenant_id, {
      knowledge_bases: ['Mill', 'Nowhere'],
      query: 'x',
      top_k: 1,
      signal: never,
    })
    await expect(asked).rejects.toMatchObject({
      code: 'knowledge_missing',
      message: expect.stringContaining('"Nowhere"'),
      hint: expect.any(String),
    })
  })
  it('one without vectors is not searched by them behind anybody’s back', async () => {
    const { id } = await client.createBase({ name: 'No vectors' })
    for (const mode of ['vector', 'hybrid'])
      await expect(client.search(id, { query: 'x', mode })).rejects.toThrow(/^400 .*no embedding model.*full_text/)
    await expect(client.updateBase(id, { retrieval: { mode: 'hybrid' } })).rejects.toThrow(/422 .*retrieval/)
  })
})

it('the neighbour finds nothing, by id or by name', async () => {
  const neighbour = await makeUser(await makeTenant('neighbour'), 'owner')
  const theirs = knowledgeClient(neighbour)
  await expect(theirs.search(base, { query: 'mill' })).rejects.toThrow('404')
  for (const wanted of [base, 'Mill']) {
    const asked = searchKnowledge(neighbour.tenant_id, {
      knowledge_bases: [wanted],
      query: 'mill',
      top_k: 5,
      signal: never,
    })
    await expect(asked).rejects.toMatchObject({ code: 'knowledge_missing' })
  }
  const own = await theirs.createBase({ name: 'Mill' })
  await theirs.add(own.id, 'own.txt', 'Their own mill.')
  await theirs.settled(own.id)
  expect((await theirs.search(own.id, { query: 'mill' })).hits.map((hit) => hit.document_name)).toEqual(['own.txt'])
  await expect(theirs.read(own.id, randomUUID())).rejects.toThrow('404')
})
