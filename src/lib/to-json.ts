/** The same shape as the engine's JsonValue, stated here so that `lib` depends on nothing. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A JSON copy of anything: functions, symbols and undefined become null, numbers that JSON does not know too.
 * Keys that reach an object's prototype are left out. What lies deeper than `depth` levels becomes null.
 */
export function toJson(value: unknown, depth = 200): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || depth <= 0) return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map((item) => toJson(item, depth - 1))
  const copy: { [key: string]: Json | undefined } = {}
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined && !FORBIDDEN_KEYS.has(key)) copy[key] = toJson(item, depth - 1)
  }
  return copy
}
