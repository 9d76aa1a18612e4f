import { plainValue } from '@/engine/plain-value'
import type { JsonValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'

/**
 * Pairs as flows write them: an object, data, or rows of `{key, value}`. Undefined when it is none of these,
 * as with a list that is meant as a list.
 */
export function keyValues(value: Value | undefined): Map<string, JsonValue> | undefined {
  const plain = plainValue(value)
  if (plain === null || plain === '') return new Map()
  if (Array.isArray(plain)) return fromRows(plain)
  if (typeof plain === 'object') return new Map(Object.entries(plain).map(([key, item]) => [key, item ?? null]))
  return undefined
}

function fromRows(rows: JsonValue[]): Map<string, JsonValue> | undefined {
  const pairs = new Map<string, JsonValue>()
  for (const row of rows) {
    if (!isRecord(row)) return undefined
    if (typeof row.key === 'string') {
      if (row.key !== '') pairs.set(row.key, row.value ?? null)
    } else {
      for (const [key, item] of Object.entries(row)) pairs.set(key, item ?? null)
    }
  }
  return pairs
}
