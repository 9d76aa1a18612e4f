import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { auditOps } from '../contract/audit.operations'
import { auditDto } from './audit.dto'
import { auditScope } from './audit.policy'
import { auditRepository } from './audit.repository'

/** One page of the log that the caller may see. */
export async function browseAuditLog(actor: UserActor, input: z.infer<typeof auditOps.browse_audit_log.input>) {
  const { limit, cursor } = input
  const rows = await auditRepository.browse(auditScope(actor, input), input, cursor, limit + 1)
  const page = rows.slice(0, limit)
  return { items: page.map(auditDto), next_cursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Names of the operations that are in it. */
export async function auditOperations(actor: UserActor, input: z.infer<typeof auditOps.audit_operations.input>) {
  return (await auditRepository.operations(auditScope(actor, input))).map(({ operation }) => operation)
}
