import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { csvLines, csvStart } from '@/lib/to-csv'
import type { auditOps } from '../contract/audit.operations'
import { auditDto } from './audit.dto'
import { auditScope } from './audit.policy'
import { type AuditRow, auditRepository } from './audit.repository'

const PAGE = 500

type Input = z.infer<typeof auditOps.export_audit_log.input>

/** The log as a file, in pieces; refused before the first of them. */
export function exportAuditLog(actor: UserActor, input: Input): AsyncGenerator<string> {
  const scope = auditScope(actor, input)
  return pieces(scope, input)
}

async function* pieces(scope: string | null, input: Input): AsyncGenerator<string> {
  const csv = input.format === 'csv'
  if (csv) yield csvStart + csvLines([header])
  let before: number | undefined
  for (;;) {
    const rows = await auditRepository.browse(scope, input, before, PAGE)
    if (rows.length > 0)
      yield csv ? csvLines(rows.map(cells)) : rows.map((row) => `${JSON.stringify(auditDto(row))}\n`).join('')
    before = rows.at(-1)?.id
    if (rows.length < PAGE) return
  }
}

const header = [
  'id',
  'at',
  'tenant_id',
  'user_id',
  'username',
  'credential',
  'operation',
  'object_type',
  'object_ids',
  'outcome',
  'status',
  'address',
  'user_agent',
  'request_id',
  'details',
  'changes',
  'hash',
]

const cells = (row: AuditRow) => [
  row.id,
  row.at.toISOString(),
  row.tenant_id,
  row.user_id,
  row.username,
  row.credential,
  row.operation,
  row.object_type,
  row.object_ids.join(' '),
  row.outcome,
  row.status,
  row.address,
  row.user_agent,
  row.request_id,
  JSON.stringify(row.details),
  row.changes && JSON.stringify(row.changes),
  row.hash,
]
