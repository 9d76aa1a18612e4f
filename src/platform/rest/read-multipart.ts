import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { AppError } from '@/contract/errors'
import { type ReceivedFile, receiveFile } from '@/platform/storage/received-file'

/** How large uploads may be, and where they lie until they are kept. */
export interface Incoming {
  folder: string
  /** Bytes of one file. */
  max_file: number
}

/** Receives the files of one request; whoever answers it drops them in the end. */
export interface Receiver extends Incoming {
  received: ReceivedFile[]
}

/** Bytes of what stands around the files: fields, headers, boundaries. */
export const FORM_BYTES = 1024 * 1024
const LIMITS = { files: 20, fields: 100, fieldSize: FORM_BYTES, headerPairs: 100, headerSize: 16 * 1024 }

/**
 * The fields of a form, its files written to the disk while they arrive. Throws 413 as soon as more than `maxBytes` came,
 * or more than a file may hold, 422 for what is no form.
 */
export async function readMultipart(
  request: Request,
  maxBytes: number,
  incoming: Receiver,
): Promise<Record<string, unknown>> {
  const fields: [string, unknown][] = []
  const arriving: Promise<void>[] = []
  const over = new AbortController()
  let fault: unknown
  const fail = (error: unknown) => {
    fault ??= error
    over.abort()
  }
  const parser = openParser(request.headers.get('content-type') ?? '', incoming.max_file)
  parser.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) fail(tooLarge(FORM_BYTES, 'A field of the form'))
    else fields.push([name, value])
  })
  parser.on('file', (name, stream, filename, _encoding, type) => {
    stream.once('limit', () => fail(tooLarge(incoming.max_file, 'The file')))
    const content = whole(stream, over.signal)
    const arrival = receiveFile(incoming.folder, content, { name: filename ?? '', type }).then((file) => {
      incoming.received.push(file)
      fields.push([name, file])
    })
    arriving.push(arrival.catch(fail))
  })
  for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    parser.on(event, () => fail(formFault('The form has too many parts')))
  try {
    const body = request.body ? counted(request.body, maxBytes) : Readable.from([])
    await pipeline(body, parser, { signal: over.signal })
  } catch (error) {
    fail(error)
  }
  await Promise.all(arriving)
  if (fault !== undefined) throw refusal(fault, request.signal)
  return Object.fromEntries(fields)
}

function openParser(type: string, fileSize: number) {
  try {
    // Paths in names are kept: what a name becomes is for those who keep the file.
    return new Busboy({ headers: { 'content-type': type }, preservePath: true, limits: { ...LIMITS, fileSize } })
  } catch (cause) {
    throw formFault('The form in the request body cannot be read', cause)
  }
}

async function* counted(body: ReadableStream<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  const reader = body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes, 'The request body')
      yield part.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** A part's bytes; fails when the form breaks off. */
function whole(stream: BusboyFileStream, signal: AbortSignal): AsyncIterable<Uint8Array> {
  // The parser only tells of faults; a stream that somebody reads has to be ended by them.
  stream.on('error', (error) => stream.destroy(error))
  signal.addEventListener('abort', () => stream.destroy(new Error('The form broke off')), { once: true })
  return stream
}

export const tooLarge = (limit: number, what: string) =>
  new AppError('payload_too_large', `${what} is larger than the limit of ${limit} bytes`)

const formFault = (message: string, cause?: unknown) =>
  new AppError('invalid_input', message, {
    issues: [{ loc: ['body'], msg: 'The form is malformed', type: 'form_invalid' }],
    cause,
  })

function refusal(fault: unknown, signal: AbortSignal): unknown {
  if (fault instanceof AppError) return fault
  if (signal.aborted) return new AppError('client_closed', 'The upload broke off', { cause: fault })
  // Faults of the disk are ours; all others are the form's.
  if (fault instanceof Error && 'syscall' in fault) return fault
  return formFault('The form in the request body cannot be read', fault)
}
