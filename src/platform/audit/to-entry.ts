import { z } from 'zod'
import { isRest, type Operation } from '@/contract/operation'
import { installationPrivileges, superuserPrivileges } from '@/contract/privileges'
import { isRecord } from '@/lib/is-record'
import { auditDetails, auditState, cleanText } from './audit-details'
import type { AuditEntry } from './audit-entry'
import type { AuditedCall, AuditNote } from './audited'

const MOST_IDS = 100
const TenantId = z.uuid()

/** The entry of a call that has ended. */
export function toEntry(
  whole: AuditedCall,
  note: AuditNote,
  outcome: AuditEntry['outcome'],
  status: number,
): AuditEntry {
  const call = { ...whole, input: declared(whole) }
  const { op, input } = call
  const actor = call.actor.kind === 'user' ? call.actor : undefined
  const object = note.object ?? objectOf(op, input, outcome === 'done' ? call.output : undefined)
  const ids = object?.ids.map((id) => cleanText(String(id))) ?? []
  const details = auditDetails(input, op ? Object.keys(op.input.shape) : ['username'])
  const changed = 'before' in note || 'after' in note
  return {
    tenant_id: tenantOf(call, note),
    at: new Date().toISOString(),
    user_id: actor?.user_id ?? note.actor?.user_id ?? null,
    username: cleanText(actor?.username ?? note.actor?.username ?? triedName(call)),
    credential: actor?.credential ?? null,
    credential_id: actor?.credential_id ?? null,
    operation: call.operation,
    object_type: object?.type ?? null,
    object_ids: ids.slice(0, MOST_IDS),
    outcome,
    status,
    address: cleanText(call.address),
    user_agent: cleanText(call.user_agent, 300),
    request_id: call.request_id,
    details: ids.length > MOST_IDS ? { ...details, count: ids.length } : details,
    changes:
      changed && outcome === 'done'
        ? {
            ...('before' in note ? { before: auditState(note.before) } : {}),
            ...('after' in note ? { after: auditState(note.after) } : {}),
          }
        : null,
  }
}

/** What the operation reads of its input: whatever else a caller sent names neither a tenant nor an object. */
function declared({ op, input }: AuditedCall): unknown {
  if (!op || !isRecord(input)) return input
  return Object.fromEntries(Object.entries(input).filter(([key]) => Object.hasOwn(op.input.shape, key)))
}

/** The log that the entry stands in: the installation's, the one that an owner of it worked on, or the actor's own. */
function tenantOf({ op, actor, input }: AuditedCall, note: AuditNote): string | null {
  if (note.tenant_id !== undefined) return note.tenant_id
  const above: ReadonlySet<string> = installationPrivileges
  if (op && above.has(op.access)) return null
  if (actor.kind !== 'user') return note.actor?.tenant_id ?? null
  // Elsewhere a tenant in the body is not read: it names no log either.
  const administered: ReadonlySet<string> = superuserPrivileges
  const named = op && administered.has(op.access) && isRecord(input) ? TenantId.safeParse(input.tenant_id) : undefined
  return actor.is_superuser && named?.success ? named.data : actor.tenant_id
}

const triedName = ({ signs_in, input }: AuditedCall): string =>
  signs_in && isRecord(input) && typeof input.username === 'string' ? input.username : ''

interface NamedObject {
  type: string
  ids: readonly (string | number)[]
}

/**
 * What an operation works on, read off its declaration: the last id in its path, the id of its module, what it made, or
 * another id of its input. Where a new thing is put is not what is made.
 */
function objectOf(op: Operation | undefined, input: unknown, output: unknown): NamedObject | undefined {
  if (!op) return undefined
  const [module, action] = op.access.includes(':') ? op.access.split(':') : ['']
  const inPath = isRest(op) ? [...op.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '') : []
  const own = [`${module}_id`, `${module}_ids`]
  const keys = Object.keys(op.input.shape)
  const names = action === 'create' && keys.some((key) => key === 'name' || key === `${module}_name`)
  const others = names ? [] : keys.filter((key) => /_ids?$/.test(key) && key !== 'tenant_id')
  for (const key of [...inPath.toReversed(), ...own, ...others]) {
    const ids = idsOf(isRecord(input) ? input[key] : undefined)
    if (ids.length > 0) return { type: key.replace(/_ids?$|_id_or_name$/, ''), ids }
  }
  const made = isRecord(output) ? (output.id ?? output[`${module}_id`]) : undefined
  return module ? { type: module, ids: idsOf(made) } : undefined
}

const idsOf = (value: unknown): (string | number)[] =>
  [value].flat().flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [id] : []))
