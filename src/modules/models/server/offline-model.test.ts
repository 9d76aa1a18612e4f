import { expect, it } from 'vitest'
import type { ChatTurn, ModelChunk, ModelRequest } from '@/engine/ports'
import { offlineModel } from './offline-model'

async function answer(turns: ChatTurn[]): Promise<string[]> {
  const chunks: ModelChunk[] = []
  const request = { model: { provider: 'offline', model: 'offline' }, turns, signal: new AbortController().signal }
  for await (const chunk of offlineModel({ pause_ms: 0 }).stream(request)) chunks.push(chunk)
  expect(chunks.at(-1)?.type).toBe('finish')
  return chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk.text] : []))
}

it('answers word by word, the same each time, and says what it is', async () => {
  const turns: ChatTurn[] = [
    { role: 'system', content: 'Talk like a pirate.' },
    { role: 'user', content: 'Good morning' },
  ]
  const words = await answer(turns)
  expect(words.length).toBeGreaterThan(20)
  expect(words.join('')).toContain('This is the **offline model**.')
  expect(words.join('')).toContain('You said: “Good morning”')
  expect(words.join('')).toContain('instructions that begin “Talk like a pirate.”')
  expect(await answer(turns)).toEqual(words)
})

it('stops when told', async () => {
  const stop = new AbortController()
  const request = { model: { provider: 'offline', model: 'offline' }, turns: [], signal: stop.signal }
  const read = async () => {
    for await (const _ of offlineModel().stream(request)) stop.abort()
  }
  await expect(read()).rejects.toThrow()
})

async function reply(request: Partial<ModelRequest> & { turns: ChatTurn[] }) {
  const chunks: ModelChunk[] = []
  const full = { model: { provider: 'offline', model: 'offline' }, signal: new AbortController().signal, ...request }
  for await (const chunk of offlineModel({ pause_ms: 0 }).stream(full)) chunks.push(chunk)
  const text = chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk.text] : [])).join('')
  return { text, calls: chunks.flatMap((chunk) => (chunk.type === 'tool_call' ? [chunk.call] : [])), chunks }
}

const tool = (name: string, properties: Record<string, { type: string }>, required?: string[]) => ({
  name,
  description: '',
  input_schema: { type: 'object', properties, ...(required ? { required } : {}) },
})
const tools = [
  tool('evaluate_expression', { expression: { type: 'string' } }, ['expression']),
  tool('fetch_content', { url: { type: 'string' }, limit: { type: 'integer' } }, ['url']),
]

it('fills a schema from what was said', async () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      age: { type: 'integer', minimum: 0 },
      mood: { enum: ['sad', 'happy'] },
      tags: { type: 'array', items: { $ref: '#/$defs/tag' } },
      maybe: { anyOf: [{ type: 'null' }, { type: 'boolean' }] },
      left_out: { type: 'string' },
    },
    required: ['name', 'age', 'mood', 'tags', 'maybe'],
    $defs: { tag: { type: 'string', maxLength: 3 } },
  }
  const { text } = await reply({
    turns: [{ role: 'user', content: 'I am happy and 41' }],
    response_schema: { name: 'person', schema },
  })
  expect(JSON.parse(text)).toEqual({ name: 'I am happy and 41', age: 41, mood: 'happy', tags: ['I a'], maybe: false })
})

it('calls a tool that is named, or a calculator for a sum, once, and says what came of it', async () => {
  const asked: ChatTurn = { role: 'user', content: 'What is (2 + 3) * 4?' }
  const first = await reply({ turns: [asked], tools })
  expect(first.calls).toEqual([
    { id: 'offline-evaluate_expression', name: 'evaluate_expression', args: { expression: '(2 + 3) * 4' } },
  ])
  expect(first.chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'tool-calls' })
  const answered: ChatTurn = { role: 'tool', call_id: 'x', name: 'evaluate_expression', content: '20' }
  expect((await reply({ turns: [asked, answered], tools })).text).toBe('evaluate_expression answered: 20')
  const named = await reply({ turns: [{ role: 'user', content: 'Use fetch content on https://a.example/b' }], tools })
  expect(named.calls).toMatchObject([{ name: 'fetch_content', args: { url: 'https://a.example/b' } }])
  expect(
    (await reply({ turns: [{ role: 'user', content: 'Hello on 2024-01-02' }], tools: tools.slice(1) })).calls,
  ).toEqual([])
})
