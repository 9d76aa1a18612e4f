import { isRecord } from '@/lib/is-record'

/** Levels of nesting that a stored flow may have. */
export const MAX_DEPTH = 200

/** Whether a value is nested deeper than `limit` levels. Does not recurse, so that it can be asked of anything. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= limit; depth++) {
    const below: unknown[] = []
    for (const item of level) {
      if (Array.isArray(item)) for (const child of item) below.push(child)
      else if (isRecord(item)) for (const child of Object.values(item)) below.push(child)
    }
    if (below.length === 0) return false
    level = below
  }
  return true
}
