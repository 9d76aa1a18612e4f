import { expect, it } from 'vitest'
import type { ChatTurn, ModelChunk } from '@/engine/ports'
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
