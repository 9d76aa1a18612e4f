import { assertCleanJson } from '@/contract/clean-json'
import { AppError } from '@/contract/errors'
import type { RestOperation } from '@/contract/operation'
import { coerceText } from './coerce-query'
import { type BodyLimits, readBody } from './read-body'

/** Names of an operation's input fields by where they stand in the request. */
export function fieldPlaces(op: RestOperation) {
  const path = [...op.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
  const cookie = Object.keys(op.cookies ?? {})
  const rest = Object.keys(op.input.shape).filter((key) => !path.includes(key) && !cookie.includes(key))
  const hasBody = op.body === undefined ? op.method !== 'GET' && op.method !== 'DELETE' : op.body !== 'none'
  const declared = new Set<string>(op.query ?? [])
  const bodyKey = typeof op.body === 'object' ? op.body.array : undefined
  const isQuery = (key: string) => (hasBody ? declared.has(key) || (bodyKey !== undefined && key !== bodyKey) : true)
  return { path, cookie, query: rest.filter(isQuery), body: rest.filter((key) => !isQuery(key)) }
}

/** One input object from path, query, cookies and body. The path wins over the query, the query over the body. */
export async function readInput(
  op: RestOperation,
  request: Request,
  url: URL,
  rawPath: Record<string, string>,
  limits: BodyLimits,
): Promise<Record<string, unknown>> {
  const places = fieldPlaces(op)
  const body = await readBody(op, request, limits)
  for (const key of [...places.path, ...places.query, ...places.cookie]) delete body[key]
  const query: Record<string, unknown> = {}
  for (const key of places.query) {
    const names = [key, ...Object.entries(op.query_aliases ?? {}).flatMap(([name, of]) => (of === key ? [name] : []))]
    const values = names.flatMap((name) => url.searchParams.getAll(name))
    const schema = op.input.shape[key]
    if (values.length > 0 && schema) query[key] = coerceText(schema, values)
  }
  assertCleanJson(query, 'query')
  const path: Record<string, unknown> = {}
  for (const key of places.path) {
    const schema = op.input.shape[key]
    if (schema) path[key] = coerceText(schema, [decodeSegment(rawPath[key] ?? '', key)])
  }
  assertCleanJson(path, 'path')
  const cookies = readCookies(op, request.headers)
  assertCleanJson(cookies, 'cookie')
  return { ...body, ...cookies, ...query, ...path }
}

/** Where a field of the input stood, for error locations. */
export function placeOf(op: RestOperation, key: string): 'path' | 'query' | 'cookie' | 'body' {
  const places = fieldPlaces(op)
  if (places.cookie.includes(key)) return 'cookie'
  return places.path.includes(key) ? 'path' : places.query.includes(key) ? 'query' : 'body'
}

/** Cookies that are input, as they were sent, or the headers that stand for them. */
function readCookies(op: RestOperation, headers: Headers): Record<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(/;\s*/)
  const found: Record<string, string> = {}
  for (const [key, header] of Object.entries(op.cookies ?? {})) {
    const pair = pairs.find((part) => part.startsWith(`${key}=`))
    const value = pair?.slice(key.length + 1) ?? (header === undefined ? null : headers.get(header))
    if (value) found[key] = value
  }
  return found
}

function decodeSegment(segment: string, key: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new AppError('invalid_input', `The path parameter ${key} is not valid percent-encoding`, {
      issues: [{ loc: ['path', key], msg: 'not valid percent-encoding', type: 'url_encoding' }],
    })
  }
}
