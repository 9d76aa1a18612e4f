import { Zip, ZipDeflate } from 'fflate'
import { yieldToEventLoop } from './yield-to-event-loop'

export interface ZipEntry {
  name: string
  content: Uint8Array | ReadableStream<Uint8Array>
}

/** Bytes that are packed at once; between two pieces others have their turn. */
const PIECE = 64 * 1024

/**
 * A zip of the entries, packed as it is read: an entry is asked for when the ones before it are through, and no more than a
 * piece of it is in memory. Names must differ.
 */
export function zipStream(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const packed = pack(entries)
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await packed.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await packed.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function* pack(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const ready: Uint8Array<ArrayBuffer>[] = []
  let fault: Error | undefined
  const zip = new Zip((error, chunk) => {
    fault ??= error ?? undefined
    if (chunk?.byteLength > 0) ready.push(chunk)
  })
  function* flush() {
    if (fault) throw fault
    yield* ready.splice(0)
  }
  for await (const { name, content } of entries) {
    const entry = new ZipDeflate(name)
    zip.add(entry)
    for await (const piece of pieces(content)) {
      entry.push(piece)
      yield* flush()
      await yieldToEventLoop()
    }
    entry.push(new Uint8Array(), true)
    yield* flush()
  }
  zip.end()
  yield* flush()
  return undefined
}

async function* pieces(content: Uint8Array | ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) return yield* cut(content)
  const reader = content.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield* cut(part.value)
  } finally {
    // Whoever stops in the middle leaves no file open.
    await reader.cancel().catch(() => undefined)
  }
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
