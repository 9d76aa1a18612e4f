import { isRecord } from '@/lib/is-record'
import { secretPlaces, stripHeaderLines } from '../dify/secret-places'

/** Names under which older exports keep secrets without marking them. */
const SECRET_NAME = /(^|_)(api_?key|secret|password|token)($|_)/i
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|.*(token|secret|password).*)$/i

/**
 * A copy of a stored flow of either family without its secrets, for downloads and sharing: values of password fields,
 * secret variables and keys go, names of stored variables stay. Works at any depth, groups included, and changes nothing
 * else.
 */
export const stripSecrets = <T>(data: T): T =>
  changed(data, {
    field: (name, field) => {
      if (isSecretField(field) || (field.type === 'str' && SECRET_NAME.test(name))) field.value = ''
    },
    row: stripHeader,
    secret: () => '',
    headers: stripHeaderLines,
  })

/**
 * A copy of a stored flow of either family in which every secret is what `change` makes of it. `node` is the node that holds
 * it, as it stands in `data`; undefined for secrets of the flow itself.
 */
export const mapSecrets = <T>(data: T, change: (secret: string, node: unknown) => string): T =>
  changed(data, {
    field: (_name, field, node) => {
      if (isSecretField(field)) field.value = change(field.value, node)
    },
    row: () => undefined,
    secret: change,
    headers: (headers) => headers,
  })

type Field = Record<string, unknown> & { value: string }

interface Changes {
  /** Called with every field that holds a text of its own, not the name of a variable. */
  field: (name: string, field: Field, node: unknown) => void
  /** Called with every entry of a list. */
  row: (row: unknown) => void
  /** What becomes of a secret of a Dify flow. */
  secret: (secret: string, node: unknown) => string
  /** What becomes of the headers of a Dify request, one a line. */
  headers: (headers: string) => string
}

function changed<T>(data: T, changes: Changes): T {
  const copy = structuredClone(data)
  const open: { name?: string; item: unknown; node?: unknown }[] = [{ item: copy }]
  const nodes = nodesOf(data)
  const copies = new Map(nodesOf(copy).map((node, at) => [node, nodes[at]]))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, item } = next
    const node = copies.get(item) ?? next.node
    if (Array.isArray(item)) {
      for (const row of item) changes.row(row)
      for (const child of item) if (typeof child === 'object' && child !== null) open.push({ item: child, node })
    } else if (isRecord(item)) {
      for (const place of secretPlaces(name, item)) place.set(changes.secret(place.value, node))
      if (item.type === 'http-request' && typeof item.headers === 'string') item.headers = changes.headers(item.headers)
      for (const [key, child] of Object.entries(item)) {
        if (isRecord(child) && hasOwnText(child)) changes.field(key, child, node)
        if (typeof child === 'object' && child !== null) open.push({ name: key, item: child, node })
      }
    }
  }
  return copy
}

/** Nodes of the flow itself; those inside a group belong to it. */
const nodesOf = (data: unknown): unknown[] => (isRecord(data) && Array.isArray(data.nodes) ? data.nodes : [])

const hasOwnText = (field: Record<string, unknown>): field is Field =>
  typeof field.value === 'string' && field.value !== '' && field.load_from_db !== true

const isSecretField = (field: Record<string, unknown>): boolean =>
  field.password === true || field._input_type === 'SecretStrInput'

/** A row of a table of headers or parameters. */
function stripHeader(row: unknown): void {
  if (!isRecord(row) || typeof row.key !== 'string' || typeof row.value !== 'string') return
  if (SECRET_HEADER.test(row.key)) row.value = ''
}
