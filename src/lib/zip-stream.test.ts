import { randomBytes } from 'node:crypto'
import { strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ZipEntry, zipStream } from './zip-stream'

const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  new Uint8Array(await new Response(stream).arrayBuffer())

async function* of(...entries: ZipEntry[]) {
  yield* entries
}

/** Bytes that deflate does not make smaller. */
const noise = (size: number) => new Uint8Array(randomBytes(size))

describe('zipStream', () => {
  it('packs bytes and streams, empty ones too', async () => {
    const large = noise(300_000)
    const zip = await read(
      zipStream(
        of(
          { name: 'a.txt', content: strToU8('hello') },
          { name: 'ü.bin', content: new Blob([large]).stream() },
          { name: 'empty', content: new Uint8Array() },
        ),
      ),
    )
    expect(unzipSync(zip)).toEqual({ 'a.txt': strToU8('hello'), 'ü.bin': large, empty: new Uint8Array() })
  })

  it('reads no more than is asked for, and lets others have their turn in between', async () => {
    let pulled = 0
    let cancelled = false
    const content = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1
          controller.enqueue(noise(64 * 1024))
        },
        cancel() {
          cancelled = true
        },
      },
      { highWaterMark: 0 },
    )
    let turns = 0
    const ticking = setInterval(() => turns++, 0)
    const reader = zipStream(of({ name: 'endless', content })).getReader()
    let got = 0
    while (got < 2_000_000) got += (await reader.read()).value?.byteLength ?? 0
    clearInterval(ticking)
    expect(pulled * 64 * 1024 - got).toBeLessThan(300_000)
    expect(turns).toBeGreaterThan(5)
    await reader.cancel()
    expect(cancelled).toBe(true)
  })

  it('fails when an entry cannot be read', async () => {
    async function* failing(): AsyncGenerator<ZipEntry> {
      yield { name: 'a', content: strToU8('a') }
      throw new Error('the storage is away')
    }
    await expect(read(zipStream(failing()))).rejects.toThrow('the storage is away')
  })
})
