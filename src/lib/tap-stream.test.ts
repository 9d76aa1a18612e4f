import { expect, it } from 'vitest'
import { tapStream } from './tap-stream'

function source(...pieces: string[]) {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece))
  const seen = { pulled: 0, cancelled: undefined as unknown }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.pulled += 1
        const piece = bytes.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
      cancel(reason) {
        seen.cancelled = reason
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}

it('passes every byte on, and shows each piece first', async () => {
  const pieces: number[] = []
  const { stream } = source('river', ' and ', 'wheel')
  expect(await new Response(tapStream(stream, (piece) => pieces.push(piece.length))).text()).toBe('river and wheel')
  expect(pieces).toEqual([5, 5, 5])
})

it('reads nothing before it is asked', async () => {
  const { stream, seen } = source('river')
  const tapped = tapStream(stream, () => undefined)
  await new Promise(setImmediate)
  expect(seen.pulled).toBe(0)
  await new Response(tapped).text()
  expect(seen.pulled).toBe(2)
})

it('fails with what was thrown, and ends the source', async () => {
  const { stream, seen } = source('river', 'wheel')
  const refusal = new Error('too much')
  const tapped = tapStream(stream, () => {
    throw refusal
  })
  await expect(new Response(tapped).text()).rejects.toBe(refusal)
  expect(seen.cancelled).toBe(refusal)
})

it('ends the source when its reader leaves', async () => {
  const { stream, seen } = source('river', 'wheel')
  await tapStream(stream, () => undefined).cancel('enough')
  expect(seen.cancelled).toBe('enough')
})
