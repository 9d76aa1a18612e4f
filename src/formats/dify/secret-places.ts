import { isRecord } from '@/lib/is-record'

/** Names under which parameters of tools hold secrets. */
const SECRET_NAME = /(^|_)(api_?key|secret|password|token)($|_)/i
/** A text that only names a variable is no secret. */
const SELECTOR = /^\s*(?:(?:bearer|basic)\s+)?\{\{#[^{}]+#\}\}\s*$/i

/** A text of a Dify flow that is a secret, and how to set it. */
export interface SecretPlace {
  value: string
  set: (value: string) => void
}

/**
 * Secrets that stand in this object itself: values of secret variables, keys of requests, credentials and secret
 * parameters of tools. `name` is the key under which the object stands.
 */
export function secretPlaces(name: string | undefined, item: Record<string, unknown>): SecretPlace[] {
  if (isRecord(item.node)) return []
  const places: SecretPlace[] = []
  const add = (holder: Record<string, unknown>, key: string) => {
    const value = holder[key]
    if (typeof value !== 'string' || value === '' || SELECTOR.test(value)) return
    places.push({
      value,
      set: (next) => {
        holder[key] = next
      },
    })
  }
  if (item.value_type === 'secret' && typeof item.name === 'string') add(item, 'value')
  if (name === 'authorization' && isRecord(item.config)) add(item.config, 'api_key')
  if (name === 'credentials') for (const key of Object.keys(item)) add(item, key)
  if (name !== undefined && PARAMETERS.has(name)) {
    for (const [key, value] of Object.entries(item)) {
      if (!SECRET_NAME.test(key)) continue
      if (isRecord(value) && value.type !== 'variable') add(value, 'value')
      else add(item, key)
    }
  }
  return places
}

const PARAMETERS = new Set(['tool_parameters', 'tool_configurations', 'parameters', 'settings'])

const SECRET_HEADER =
  /^\s*(authorization|proxy-authorization|cookie|x-api-key|api-key|[^:]*(token|secret|password)[^:]*)\s*:/i

/** Headers of a request, one a line, without the values that are secrets. */
export const stripHeaderLines = (headers: string): string =>
  headers
    .split('\n')
    .map((line) => {
      const match = SECRET_HEADER.exec(line)
      return match && !SELECTOR.test(line.slice(match[0].length)) ? match[0] : line
    })
    .join('\n')
