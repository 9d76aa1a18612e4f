import { yieldToEventLoop } from './yield-to-event-loop'

/** So much is read ahead of a reader that is busy; then the source waits for it. */
const MOST = 256

/**
 * What a stream gives, in batches: all that comes within one turn of the event loop is one, never empty and of at most 256
 * pieces. A batch is given before the fault that followed it. The source is told when the reader leaves.
 */
export async function* batchByTurn<T>(source: ReadableStream<T>): AsyncGenerator<T[], void> {
  const reader = source.getReader()
  let batch: T[] = []
  let over = false
  let wake: () => void = () => undefined
  let taken: () => void = () => undefined
  const read = async () => {
    try {
      while (true) {
        const { done, value } = await reader.read()
        if (done) return
        batch.push(value)
        wake()
        if (batch.length < MOST) continue
        await new Promise<void>((resolve) => {
          taken = resolve
        })
      }
    } finally {
      over = true
      wake()
    }
  }
  const reading = read()
  // Thrown below, when its turn has come; nobody may be waiting before.
  reading.catch(() => undefined)
  try {
    while (!over || batch.length > 0) {
      if (batch.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (!over) await yieldToEventLoop()
      const given = batch
      batch = []
      taken()
      if (given.length > 0) yield given
    }
    await reading
  } finally {
    if (!over) void reader.cancel().catch(() => undefined)
  }
}
