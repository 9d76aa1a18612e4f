import { isRecord } from '@/lib/is-record'
import type { StoredRecord } from '../model/record'

export interface Pair {
  key: string
  value: string
  /** Other columns of a stored row. */
  rest?: StoredRecord
}

/** Rows of `{key, value}`, or an object, as pairs. */
export function readPairs(value: unknown): Pair[] {
  if (Array.isArray(value)) {
    return value.filter(isRecord).map(({ key, value: held, ...rest }) => ({ key: text(key), value: text(held), rest }))
  }
  if (isRecord(value)) return Object.entries(value).map(([key, held]) => ({ key, value: text(held) }))
  return []
}

/** The pairs in the form of `like`: an object stays an object, all else is a list. Pairs without a name are left out. */
export function writePairs(pairs: readonly Pair[], like: unknown): StoredRecord | StoredRecord[] {
  const named = pairs.filter(({ key }) => key !== '')
  if (isRecord(like)) return Object.fromEntries(named.map(({ key, value }) => [key, value]))
  return named.map(({ key, value, rest }) => ({ ...rest, key, value }))
}

function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
