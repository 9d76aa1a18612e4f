import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { streamAnswer } from './stream-answer'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Pieces that come when they are told to, and whether anybody still wants them. */
function source(...pieces: (string | Promise<string>)[]) {
  const seen = { left: false }
  async function* generate() {
    try {
      for (const piece of pieces) yield await piece
    } finally {
      seen.left = true
    }
  }
  return { pieces: generate(), seen }
}
function readerOf(answer: Response) {
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('The answer has no body')
  return reader
}
const text = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  new TextDecoder().decode((await reader.read()).value)

it('sends each piece, then ends', async () => {
  const { pieces, seen } = source('one\n', 'two\n')
  expect(await streamAnswer('text/event-stream', pieces).text()).toBe('one\ntwo\n')
  expect(seen.left).toBe(true)
})

it('sends a blank line while there is nothing to tell', async () => {
  const reader = readerOf(streamAnswer('text/event-stream', source(new Promise<string>(() => undefined)).pieces))
  const first = text(reader)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await first).toBe('\n')
})

it('waits for a reader that is slow', async () => {
  const { pieces, seen } = source('one', 'two', 'three')
  const reader = readerOf(streamAnswer('text/event-stream', pieces))
  for (const piece of ['one', 'two', 'three']) {
    await vi.advanceTimersByTimeAsync(50_000)
    expect(await text(reader)).toBe(piece)
  }
  expect((await reader.read()).done).toBe(true)
  expect(seen.left).toBe(true)
})

it('drops a reader that takes nothing for a minute, and lets go of the source', async () => {
  const { pieces, seen } = source('one', 'two', 'three')
  const reader = readerOf(streamAnswer('text/event-stream', pieces))
  expect(await text(reader)).toBe('one')
  await vi.advanceTimersByTimeAsync(75_000)
  await expect(reader.read()).rejects.toThrow('took nothing for 60 seconds')
  expect(seen.left).toBe(true)
})

it('lets go of the source when the reader leaves', async () => {
  const { pieces, seen } = source('one', 'two')
  const reader = readerOf(streamAnswer('text/event-stream', pieces))
  await reader.read()
  await reader.cancel()
  expect(seen.left).toBe(true)
})
