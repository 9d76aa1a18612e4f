import { isRecord } from '@/lib/is-record'

/** Settings that hold the id of another node. */
const ID_KEYS: ReadonlySet<string> = new Set(['iteration_id', 'loop_id', 'start_node_id'])

/**
 * A node's settings with every mention of the old ids changed to the new ones: selectors, `{{#id.name#}}` in texts, and
 * the ids of containers. All else is the same.
 */
export function moveReferences(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return moveText(value, ids)
  if (Array.isArray(value)) {
    const [head, ...rest] = value
    const moved = isSelector(value) ? ids.get(String(head)) : undefined
    return moved === undefined ? value.map((item) => moveReferences(item, ids)) : [moved, ...rest]
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      ID_KEYS.has(key) && typeof item === 'string' ? (ids.get(item) ?? item) : moveReferences(item, ids),
    ]),
  )
}

const isSelector = (list: readonly unknown[]): boolean =>
  list.length > 1 && list.every((item) => typeof item === 'string')

function moveText(text: string, ids: ReadonlyMap<string, string>): string {
  if (!text.includes('{{#')) return text
  return text.replace(/\{\{#([^.{}#]+)\./g, (whole, id: string) => {
    const moved = ids.get(id)
    return moved === undefined ? whole : `{{#${moved}.`
  })
}
