import { isRecord } from '@/lib/is-record'

/** Names under which older exports keep secrets without marking them. */
const SECRET_NAME = /(^|_)(api_?key|secret|password|token)($|_)/i
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|.*(token|secret|password).*)$/i

/**
 * A copy of a stored flow without its secrets, for downloads and sharing: values of password fields go, names of stored
 * variables stay. Works at any depth, groups included, and changes nothing else.
 */
export function stripSecrets<T>(data: T): T {
  const copy = structuredClone(data)
  const open: unknown[] = [copy]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (Array.isArray(item)) {
      for (const row of item) stripHeader(row)
      open.push(...item.filter((child) => typeof child === 'object' && child !== null))
    } else if (isRecord(item)) {
      for (const [name, child] of Object.entries(item)) {
        if (isRecord(child)) stripField(name, child)
        if (typeof child === 'object' && child !== null) open.push(child)
      }
    }
  }
  return copy
}

function stripField(name: string, field: Record<string, unknown>): void {
  if (typeof field.value !== 'string' || field.value === '' || field.load_from_db === true) return
  const marked = field.password === true || field._input_type === 'SecretStrInput'
  if (marked || (field.type === 'str' && SECRET_NAME.test(name))) field.value = ''
}

/** A row of a table of headers or parameters. */
function stripHeader(row: unknown): void {
  if (!isRecord(row) || typeof row.key !== 'string' || typeof row.value !== 'string') return
  if (SECRET_HEADER.test(row.key)) row.value = ''
}
