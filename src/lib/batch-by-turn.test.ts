import { describe, expect, it } from 'vitest'
import { batchByTurn } from './batch-by-turn'
import { yieldToEventLoop } from './yield-to-event-loop'

/** Numbers wait for the next turn, texts are given, an error breaks the stream. */
function source(...script: (string | number | Error)[]) {
  const seen: { cancelled?: boolean; pulled: number } = { pulled: 0 }
  const stream = new ReadableStream<string>(
    {
      async pull(controller) {
        seen.pulled += 1
        let next = script.shift()
        for (; typeof next === 'number'; next = script.shift()) {
          for (let turn = 0; turn < next; turn++) await yieldToEventLoop()
        }
        if (next instanceof Error) controller.error(next)
        else if (next === undefined) controller.close()
        else controller.enqueue(next)
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}

async function batches(stream: ReadableStream<string>): Promise<(string[] | Error)[]> {
  const given: (string[] | Error)[] = []
  try {
    for await (const batch of batchByTurn(stream)) given.push(batch)
  } catch (error) {
    given.push(error instanceof Error ? error : new Error(String(error)))
  }
  return given
}

describe('batches of a stream', () => {
  it('hold what came together, in order, and nothing is waited for', async () => {
    expect(await batches(source('a', 'b', 3, 'c', 3, 'd', 'e').stream)).toEqual([['a', 'b'], ['c'], ['d', 'e']])
  })

  it('of nothing are none', async () => {
    expect(await batches(source().stream)).toEqual([])
    expect(await batches(source(3).stream)).toEqual([])
  })

  it('come before the fault that followed them', async () => {
    const fault = new Error('it broke')
    expect(await batches(source('a', 'b', fault).stream)).toEqual([['a', 'b'], fault])
    expect(await batches(source('a', 3, fault).stream)).toEqual([['a'], fault])
    expect(await batches(source(fault).stream)).toEqual([fault])
  })

  it('lose nothing while their reader is busy', async () => {
    const given: string[][] = []
    for await (const batch of batchByTurn(source('a', 3, 'b', 3, 'c', 3, 'd').stream)) {
      given.push(batch)
      for (let turn = 0; turn < 30; turn++) await yieldToEventLoop()
    }
    expect(given).toEqual([['a'], ['b', 'c', 'd']])
  })

  it('hold so much at most: a source that is faster waits for its reader', async () => {
    const { stream, seen } = source(...Array.from({ length: 1_000 }, (_, index) => String(index)))
    const given: string[] = []
    for await (const batch of batchByTurn(stream)) {
      expect(batch.length).toBeLessThanOrEqual(256)
      given.push(...batch)
      for (let turn = 0; turn < 30; turn++) await yieldToEventLoop()
      expect(seen.pulled).toBeLessThanOrEqual(given.length + 257)
    }
    expect(given).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index)))
  })

  it('end the source when their reader leaves', async () => {
    const { stream, seen } = source('a', 3, 'b', 1_000_000, 'c')
    for await (const _ of batchByTurn(stream)) break
    expect(seen).toMatchObject({ cancelled: true })
  })
})
