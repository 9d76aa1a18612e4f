import { assertCleanJson } from '@/contract/clean-json'
import { AppError } from '@/contract/errors'
import type { RestOperation } from '@/contract/operation'
import { FORM_BYTES, type Receiver, readMultipart, tooLarge } from './read-multipart'

/** What bodies may hold, and where their files are written to. */
export interface BodyLimits {
  /** Bytes of a body other than an upload. */
  max_body: number
  incoming: Receiver
}

/** The fields that an operation's body carries, checked for size, content type and form, not yet for meaning. */
export async function readBody(
  op: RestOperation,
  request: Request,
  { max_body, incoming }: BodyLimits,
): Promise<Record<string, unknown>> {
  const kind = op.body ?? (op.method === 'GET' || op.method === 'DELETE' ? 'none' : 'object')
  if (kind === 'none') return {}
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind === 'multipart') {
    const most = Math.min(op.max_body ?? Number.POSITIVE_INFINITY, incoming.max_file + FORM_BYTES)
    refuseLonger(request, most)
    if (type !== 'multipart/form-data') throw wrongType('multipart/form-data', type)
    const fields = await readMultipart(request, most, incoming)
    assertCleanJson(fields, 'body')
    return fields
  }
  const bytes = await readBytes(request, Math.min(op.max_body ?? max_body, max_body))
  if (kind === 'form') {
    const wanted = 'application/x-www-form-urlencoded'
    if (type !== wanted) throw wrongType(wanted, type)
    return readForm(bytes, request.headers.get('content-type') ?? '')
  }
  if (bytes.byteLength === 0) {
    if (op.body_optional) return {}
    throw new AppError('invalid_input', 'The request body is missing', {
      issues: [{ loc: ['body'], msg: 'Field required', type: 'missing' }],
    })
  }
  if (type !== 'application/json' && !type.endsWith('+json')) throw wrongType('application/json', type)
  const value = parseJson(bytes)
  assertCleanJson(value, 'body')
  if (typeof kind === 'object') return { [kind.array]: value }
  if (value === null && op.body_optional) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid_input', 'The request body must be a JSON object', {
      issues: [{ loc: ['body'], msg: 'Input should be an object', type: 'model_type' }],
    })
  return { ...value }
}

const wrongType = (wanted: string, got: string) =>
  new AppError('unsupported_media_type', `Send this body as ${wanted}, not ${got || 'without a content type'}`)

/** JSON of a request body; 422 for anything else. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : 'not valid UTF-8'
    throw new AppError('invalid_input', `The request body is not valid JSON: ${reason}`, {
      issues: [{ loc: ['body'], msg: `JSON decode error: ${reason}`, type: 'json_invalid' }],
      cause,
    })
  }
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    for (const [key, value] of form.entries()) fields[key] = value
  } catch (cause) {
    throw new AppError('invalid_input', 'The form in the request body cannot be read', {
      issues: [{ loc: ['body'], msg: 'The form is malformed', type: 'form_invalid' }],
      cause,
    })
  }
  assertCleanJson(fields, 'body')
  return fields
}

/** Reads at most `limit` bytes; a longer body is refused as soon as that is known. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  refuseLonger(request, limit)
  if (request.headers.has('content-length')) {
    // HTTP ends such a body where it says, so it may be taken whole: reading a stream costs more than most requests.
    const whole = new Uint8Array(await request.arrayBuffer())
    if (whole.byteLength > limit) throw tooLarge(limit, 'The request body')
    return whole
  }
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge(limit, 'The request body')
    }
    chunks.push(part.value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

function refuseLonger(request: Request, limit: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit, 'The request body')
}
