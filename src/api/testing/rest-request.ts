import type { RestOperation } from '@/contract/operation'
import { fieldPlaces } from '@/platform/rest/read-input'

/** An operation's input as the HTTP request that carries it. */
export function restRequest(op: RestOperation, input: Record<string, unknown>): { path: string; init: RequestInit } {
  const places = fieldPlaces(op)
  const path = op.path.replace(/\{([^}]+)\}/g, (_match, key: string) => encodeSegment(String(input[key])))
  const query = new URLSearchParams()
  for (const key of places.query) {
    const value = input[key]
    if (value === undefined || value === null) continue
    for (const item of Array.isArray(value) ? value : [value]) query.append(key, String(item))
  }
  const body = bodyOf(op, Object.fromEntries(places.body.flatMap((key) => (key in input ? [[key, input[key]]] : []))))
  const cookie = places.cookie
    .filter((key) => input[key] !== undefined)
    .map((key) => `${key}=${encodeSegment(String(input[key]))}`)
  const { headers, ...rest } = body
  const init = {
    method: op.method,
    ...rest,
    headers: { ...headers, ...(cookie.length > 0 ? { cookie: cookie.join('; ') } : {}) },
  }
  return { path: query.size > 0 ? `${path}?${query}` : path, init }
}

function bodyOf(
  op: RestOperation,
  fields: Record<string, unknown>,
): RequestInit & { headers?: Record<string, string> } {
  const kind = op.body ?? (op.method === 'GET' || op.method === 'DELETE' ? 'none' : 'object')
  if (kind === 'none') return {}
  if (kind === 'multipart') {
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.set(key, value instanceof File ? value : String(value))
    return { body: form }
  }
  if (kind === 'form') {
    const form = new URLSearchParams()
    for (const [key, value] of Object.entries(fields)) form.set(key, String(value))
    return { body: form }
  }
  const value = typeof kind === 'object' ? fields[kind.array] : fields
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

/** Text that is not valid Unicode cannot be percent-encoded; a client could still send its bytes. */
function encodeSegment(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}
