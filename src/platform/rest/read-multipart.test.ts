import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dropReceived, ReceivedFile } from '@/platform/storage/received-file'
import { type Receiver, readMultipart } from './read-multipart'

let incoming: Receiver
beforeEach(async () => {
  incoming = { folder: join(await mkdtemp(join(tmpdir(), 'millrace-incoming-')), 'in'), max_file: 1000, received: [] }
})
afterEach(() => rm(incoming.folder, { recursive: true, force: true }))

const onDisk = () => readdir(incoming.folder).catch(() => [])
const head =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="../a/ü.txt"\r\ncontent-type: text/x-mill\r\n\r\n'
const tail = '\r\n--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nGrüße\r\n--x--\r\n'

/** A request whose body is what the generator gives, piece by piece, each asked for only when the one before was taken. */
function request(pieces: AsyncGenerator<string>, signal?: AbortSignal) {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
    },
    { highWaterMark: 0 },
  )
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body,
    duplex: 'half',
    ...(signal && { signal }),
  }
  return new Request('http://localhost/', init)
}

async function* all(...pieces: string[]) {
  yield* pieces
}

async function fileOf(fields: Record<string, unknown>): Promise<ReceivedFile> {
  if (!(fields.file instanceof ReceivedFile)) throw new Error('no file was received')
  return fields.file
}

describe('a form with a file', () => {
  it('is on the disk while the rest is still to come', async () => {
    const sizes: number[] = []
    async function* pieces() {
      yield head
      for (let count = 1; count <= 5; count++) {
        yield 'a'.repeat(100)
        const before = count * 100
        // The parser keeps back as much as a boundary could be; all other bytes must not wait for the end.
        await vi.waitFor(async () => {
          const [name = ''] = await onDisk()
          const { size } = await stat(join(incoming.folder, name))
          expect(size).toBeGreaterThanOrEqual(before - 100)
          sizes.push(size)
        })
      }
      yield tail
    }
    const fields = await readMultipart(request(pieces()), 5000, incoming)
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(400)
    const file = await fileOf(fields)
    expect(fields.note).toBe('Grüße')
    expect([file.name, file.type, file.size]).toEqual(['../a/ü.txt', 'text/x-mill', 500])
    expect(await file.text()).toBe('a'.repeat(500))
    expect(await readFile(file.path, 'utf8')).toHaveLength(500)
    expect(await file.slice(0, 2).text()).toBe('aa')
    expect(await file.slice(-3).text()).toBe('aaa')
    await dropReceived(incoming.received)
    expect(await onDisk()).toEqual([])
  })

  it('is asked for no faster than the disk takes it', async () => {
    let asked = 0
    incoming.max_file = 50_000_000
    async function* pieces() {
      yield head
      for (; asked < 200; asked++) {
        yield 'b'.repeat(100_000)
        const [name] = await onDisk()
        const written = name === undefined ? 0 : (await stat(join(incoming.folder, name))).size
        // What is neither on the disk nor still with the sender is memory: it stays far below the whole.
        expect((asked + 1) * 100_000 - written).toBeLessThan(2_000_000)
      }
      yield tail
    }
    const file = await fileOf(await readMultipart(request(pieces()), 50_000_000, incoming))
    expect(file.size).toBe(20_000_000)
  })

  it('may be empty, and come without a name', async () => {
    const body = head.replace('../a/ü.txt', '') + tail
    const file = await fileOf(await readMultipart(request(all(body)), 5000, incoming))
    expect([file.name, file.size, await file.text()]).toEqual(['', 0, ''])
  })
})

describe('nothing is left of a form (threat 32)', () => {
  it.each([
    ['whose file is too large', 5000, 'The file is larger than the limit of 1000 bytes'],
    ['that is too large as a whole', 900, 'The request body is larger than the limit of 900 bytes'],
  ])('%s', async (_name, limit, message) => {
    let taken = 0
    async function* pieces() {
      yield head
      for (; taken < 1000; taken++) yield 'c'.repeat(300)
      yield tail
    }
    await expect(readMultipart(request(pieces()), limit, incoming)).rejects.toMatchObject({
      code: 'payload_too_large',
      message,
    })
    expect(taken).toBeLessThan(1000)
    expect(await onDisk()).toEqual([])
  })

  it('that ends too early', async () => {
    await expect(readMultipart(request(all(head, 'abc')), 5000, incoming)).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(await onDisk()).toEqual([])
  })

  it('whose sender goes away', async () => {
    const sender = new AbortController()
    async function* pieces() {
      yield head
      yield 'd'.repeat(200)
      await vi.waitFor(async () => expect(await onDisk()).toHaveLength(1))
      sender.abort()
      throw new Error('gone')
    }
    await expect(readMultipart(request(pieces(), sender.signal), 5000, incoming)).rejects.toMatchObject({
      code: 'client_closed',
    })
    expect(await onDisk()).toEqual([])
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=other'])('that is none: %s', async (type) => {
    const body = request(all(head, 'abc', tail))
    body.headers.set('content-type', type)
    await expect(readMultipart(body, 5000, incoming)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await onDisk()).toEqual([])
  })
})
