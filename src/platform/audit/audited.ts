import { AsyncLocalStorage } from 'node:async_hooks'
import type { Actor } from '@/contract/actor'
import type { Operation } from '@/contract/operation'
import { processSingleton } from '@/lib/process-singleton'
import { toAppError } from '@/platform/rest/to-app-error'
import { logger } from '@/platform/telemetry/logger'
import { auditWriter } from './audit-writer'
import { toEntry } from './to-entry'

/** A call as its mount knows it; actor and input are filled in as they are found out. */
export interface AuditedCall {
  /** Dotted name of the operation. */
  operation: string
  /** Its declaration; what is no operation has none. */
  op?: Operation
  /** A refused attempt (401) is recorded too. */
  signs_in?: boolean
  actor: Actor
  input: unknown
  output?: unknown
  address: string
  user_agent: string
  request_id: string
}

/** What a use case adds to the entry of the call that it works for. */
export interface AuditNote {
  object?: { type: string; ids: readonly (string | number)[] }
  /** The object's state before and after: never secrets. */
  before?: unknown
  after?: unknown
  /** Who it turned out to be, for sign-ins. */
  actor?: { user_id: number; username: string; tenant_id: string }
  /** The tenant whose log it stands in; null for what stands above tenants. */
  tenant_id?: string | null
}

interface Scope {
  call: AuditedCall
  note: AuditNote
}

const scopes = processSingleton('audit-scopes', () => new AsyncLocalStorage<Scope>())

/** Adds to the entry of the call that is being worked on; outside of one it does nothing. */
export function noteForAudit(note: AuditNote): void {
  const scope = scopes().getStore()
  if (scope) Object.assign(scope.note, note)
}

/** The call that is being worked on, for the procedure inside a mount that records it. */
export const currentCall = (): AuditedCall | undefined => scopes().getStore()?.call

/** Statuses of refusals that are recorded: not allowed, not there, not in this state. */
const refusals: ReadonlySet<number> = new Set([403, 404, 409])

/**
 * Does the work of a call and records how it ended: once, in the outermost place that asks for it. The answer waits for
 * its entry; an entry that cannot be written is a fault of ours and leaves the answer as it is.
 */
export async function audited<T>(call: AuditedCall, work: () => Promise<T>): Promise<T> {
  if (scopes().getStore()) return work()
  const scope: Scope = { call, note: {} }
  try {
    const result = await inScope(scope, work)
    await record(scope, 'done', successStatus(call.op))
    return result
  } catch (error) {
    const { status } = toAppError(error)
    if (refusals.has(status) || (call.signs_in && status === 401)) await record(scope, 'refused', status)
    throw error
  }
}

/** Calls that are being worked on. */
const open = processSingleton('audit-open', () => ({ calls: 0 }))

async function inScope<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  open().calls += 1
  try {
    return await scopes().run(scope, work)
  } finally {
    open().calls -= 1
    // As long as a storage is on, every promise of the process pays for it: a run that streams makes a thousand.
    if (open().calls === 0) scopes().disable()
  }
}

const successStatus = (op: Operation | undefined) => (op && op.surface !== 'console' ? (op.status ?? 200) : 200)

async function record({ call, note }: Scope, outcome: 'done' | 'refused', status: number): Promise<void> {
  try {
    await auditWriter().write(toEntry(call, note, outcome, status))
  } catch (error) {
    const { operation, request_id } = call
    logger.error({ error, operation, request_id }, 'an entry of the audit log could not be written')
  }
}
