import { isRecord } from '@/lib/is-record'

/** Deeper than this a structure is compared as a whole. */
const MAX_DEPTH = 8
/** What names an entry of a list, so that one that moved is known again. */
const NAMES = ['id', 'key', 'name', 'variable', 'label'] as const

/** The single values of a structure by their place, such as `model › name`. */
export function flatSettings(value: unknown, path: readonly string[] = []): Map<string, unknown> {
  const flat = new Map<string, unknown>()
  collect(value, path, flat)
  return flat
}

export const PLACE_SEPARATOR = ' › '

function collect(value: unknown, path: readonly string[], flat: Map<string, unknown>): void {
  const entries = path.length < MAX_DEPTH ? entriesOf(value) : undefined
  if (entries === undefined) {
    if (path.length > 0) flat.set(path.join(PLACE_SEPARATOR), value)
    return
  }
  for (const [key, child] of entries) collect(child, [...path, key], flat)
}

/** What is inside a structure; undefined for a single value. */
function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (isRecord(value)) {
    const entries = Object.entries(value)
    return entries.length > 0 ? entries : undefined
  }
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return undefined
  const name = NAMES.find((key) => {
    const names = value.map((item) => item[key])
    return names.every((one) => typeof one === 'string' && one !== '') && new Set(names).size === names.length
  })
  return value.map((item, index) => [name === undefined ? String(index + 1) : String(item[name]), item])
}
