import { isRecord } from '@/lib/is-record'
import type { AuditValue } from './audit-entry'

const MOST_TEXT = 200
const MOST_ITEMS = 50
const MOST_CHANGED_TEXT = 2_000
const MOST_DEPTH = 6

const allowed = /(^|_)(ids?|\w*names?|roles?|level)$/
const secret = /(^|_)(password|passwd|passphrase|token|secret|credentials?|keys?|value|hash|encrypted)(_|$)/

/** Whether a value under this name may be a secret, whatever it is. */
const mayBeSecret = (key: string) => secret.test(key.toLowerCase())

/** What an input says that may be kept: ids, names, roles, levels and flags, or lists of these. Everything else is left out. */
export function auditDetails(input: unknown, keys: readonly string[]): Record<string, AuditValue> {
  if (!isRecord(input)) return {}
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = mayBeSecret(key) ? undefined : detail(key, input[key])
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function detail(key: string, value: unknown): AuditValue | undefined {
  if (typeof value === 'boolean') return value
  if (!allowed.test(key)) return undefined
  if (!Array.isArray(value)) return scalar(value)
  return value.slice(0, MOST_ITEMS).flatMap((item) => scalar(item) ?? [])
}

function scalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') return cleanText(value, MOST_TEXT)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'boolean' ? value : undefined
}

/** A text that Postgres keeps, of at most so many characters. */
export function cleanText(text: string, most = MOST_TEXT): string {
  const short = text.length > most ? `${text.slice(0, most)}…` : text
  return short.toWellFormed().replaceAll('\u0000', '\ufffd')
}

/**
 * A state of an object as a use case gives it for the log, as plain JSON. Whoever gives it leaves secrets out; what is
 * named like one is left out here once more.
 */
export function auditState(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value, MOST_CHANGED_TEXT)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value))
    return depth < MOST_DEPTH ? value.slice(0, 200).map((item) => auditState(item, depth + 1)) : []
  if (!isRecord(value)) return typeof value === 'number' || typeof value === 'boolean' ? value : null
  if (depth >= MOST_DEPTH) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined || stateSecret.test(key.toLowerCase()) ? [] : [[cleanText(key), auditState(item, depth + 1)]],
    ),
  )
}

/** Stricter names only: a setting's `config_value` is what its history is about. */
const stateSecret = /password|passwd|passphrase|secret|token|hash|encrypted|api_key$/
