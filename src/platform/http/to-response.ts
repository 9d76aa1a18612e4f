import { pipeline, type Readable } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Dispatcher } from 'undici'

/** The answer held more bytes than the caller takes. */
export class ResponseTooLargeError extends Error {
  override name = 'ResponseTooLargeError'

  constructor(
    readonly url: string,
    readonly maxBytes: number,
  ) {
    super(`The answer of ${url} is larger than ${maxBytes} bytes`)
  }
}

/** Packings that are undone, by the names that `content-encoding` has for them. */
const unpackers = new Map<string, () => NodeJS.ReadWriteStream>([
  ['gzip', () => createGunzip(lenient)],
  ['x-gzip', () => createGunzip(lenient)],
  ['deflate', () => createInflate(lenient)],
  ['br', () => createBrotliDecompress()],
])
/** What has come is given on at once, and an end that is missing is forgiven, as browsers do. */
const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'
/** Packings inside one another; more of them are an attack. */
const MAX_ENCODINGS = 5

/** These have no body, whatever was sent. */
const bodiless = new Set([204, 205, 304])

/** A standard Response that fails once more than `maxBytes` of the unpacked body were read. */
export function toResponse(
  body: Received['body'],
  answer: { status: number; statusText: string; headers: Headers },
  { url, method, redirected, maxBytes }: { url: string; method: string; redirected: boolean; maxBytes: number },
): Response {
  if (answer.status < 200 || answer.status > 599) {
    // Nobody is going to read it, and its connection would stay open.
    body.on('error', () => undefined).destroy()
    throw new TypeError('fetch failed', { cause: new Error(`${answer.status} is no status that an answer may have`) })
  }
  let taken = 0
  const count = (piece: Uint8Array) => {
    taken += piece.byteLength
    if (taken > maxBytes) throw new ResponseTooLargeError(url, maxBytes)
  }
  const empty = method === 'HEAD' || bodiless.has(answer.status)
  if (empty) void body.dump()
  const response = new Response(empty ? null : webStream(unpacked(body, answer.headers), count), answer)
  // A constructed Response has no address of its own, and callers want to know where redirects led.
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } })
}

type Received = Dispatcher.ResponseData

export function headersOf(received: Received['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    for (const line of Array.isArray(value) ? value : [value ?? '']) headers.append(name, line)
  }
  return headers
}

/** The bytes as they were before they were packed; `headers` say so afterwards. A packing that nobody knows is left alone. */
function unpacked(source: Readable, headers: Headers): Readable {
  const names = (headers.get('content-encoding') ?? '').toLowerCase().split(',')
  const steps = names.flatMap((name) => unpackers.get(name.trim()) ?? [])
  if (steps.length === 0 || steps.length < names.length || steps.length > MAX_ENCODINGS) return source
  headers.delete('content-encoding')
  headers.delete('content-length')
  let stream: NodeJS.ReadableStream = source
  // A fault of any part comes out at the end of the chain, where it is read.
  for (const step of steps.reverse()) stream = pipeline(stream, step(), () => undefined)
  return stream as Readable
}

/** Pieces are read when they are asked for, each shown to `see` first; what `see` throws ends the source. */
function webStream(source: Readable, see: (piece: Uint8Array) => void): ReadableStream<Uint8Array> {
  // Faults are told to whoever reads; a call that is given up between two reads must not end the process.
  source.on('error', () => undefined)
  const pieces: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next().catch(broken)
        if (done) return controller.close()
        try {
          see(value)
        } catch (error) {
          source.destroy()
          throw error
        }
        controller.enqueue(value)
      },
      cancel: () => void source.destroy(),
    },
    { highWaterMark: 0 },
  )
}

/** As `fetch` tells of an answer that breaks off; a call that was given up keeps its reason. */
function broken(cause: unknown): never {
  throw cause instanceof Error && /^(Abort|Timeout)Error$/.test(cause.name)
    ? cause
    : new TypeError('terminated', { cause })
}
