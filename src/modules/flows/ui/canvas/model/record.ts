import { isRecord } from '@/lib/is-record'

/** A JSON object of which only some keys are known here; the others are kept as they are. */
export type StoredRecord = Readonly<Record<string, unknown>>

/** What stands at the end of the path, or undefined where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const key of path) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** A copy with the end of the path set; objects missing on the way are made. */
export function setAt(value: unknown, path: readonly string[], next: unknown): StoredRecord {
  const base = isRecord(value) ? value : {}
  const [key, ...rest] = path
  if (key === undefined) throw new Error('setAt needs a path of at least one key')
  return { ...base, [key]: rest.length === 0 ? next : setAt(base[key], rest, next) }
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function isRecordList(value: unknown): value is StoredRecord[] {
  return Array.isArray(value) && value.every(isRecord)
}
