import { yieldToEventLoop } from './yield-to-event-loop'

/**
 * What a stream gives, in batches: all that comes within one turn of the event loop is one, never empty. A batch is given
 * before the fault that followed it. Reads ahead of its reader; the source is told when the reader leaves.
 */
export async function* batchByTurn<T>(source: ReadableStream<T>): AsyncGenerator<T[], void> {
  const reader = source.getReader()
  let batch: T[] = []
  let over = false
  let wake: () => void = () => undefined
  const read = async () => {
    try {
      while (true) {
        const { done, value } = await reader.read()
        if (done) return
        batch.push(value)
        wake()
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
      if (given.length > 0) yield given
    }
    await reading
  } finally {
    if (!over) void reader.cancel().catch(() => undefined)
  }
}
