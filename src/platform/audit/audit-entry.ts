import { createHash } from 'node:crypto'
import { isRecord } from '@/lib/is-record'

/** What an entry says of an input: ids, names, roles and flags. */
export type AuditValue = string | number | boolean | (string | number | boolean)[]

/** Who did what to which object, from where, and how it ended. */
export interface AuditEntry {
  /** Null for what stands above tenants. */
  tenant_id: string | null
  /** ISO 8601 in UTC, to the millisecond. */
  at: string
  user_id: number | null
  username: string
  credential: string | null
  credential_id: string | null
  operation: string
  object_type: string | null
  object_ids: string[]
  outcome: 'done' | 'refused'
  status: number
  address: string
  user_agent: string
  request_id: string
  details: Record<string, AuditValue>
  changes: { before?: unknown; after?: unknown } | null
}

/** The hash of an entry at its place: it covers everything in it and the hash of the entry before. */
export function entryHash(previous: string, id: number, entry: AuditEntry): string {
  const fields: unknown[] = [
    id,
    entry.tenant_id,
    entry.at,
    entry.user_id,
    entry.username,
    entry.credential,
    entry.credential_id,
    entry.operation,
    entry.object_type,
    entry.object_ids,
    entry.outcome,
    entry.status,
    entry.address,
    entry.user_agent,
    entry.request_id,
    sorted(entry.details),
    sorted(entry.changes),
  ]
  return createHash('sha256').update(previous).update('\n').update(JSON.stringify(fields)).digest('hex')
}

/** The database does not keep the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .flatMap((key) => (value[key] === undefined ? [] : [[key, sorted(value[key])]])),
  )
}
