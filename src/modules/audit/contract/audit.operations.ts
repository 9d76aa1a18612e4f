import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const EntryId = z.int().min(1).max(Number.MAX_SAFE_INTEGER).describe("An entry's place in the chain")

const filters = {
  search: text(200).nullish().describe('Part of a name, operation, id, address or detail, any letter case'),
  person: z.int().min(1).max(2_147_483_647).nullish().describe('Id of the user who did it'),
  operation: text(200).nullish().describe('Dotted name, e.g. flows.delete_flow'),
  object_type: text(200).nullish(),
  object: text(200).nullish().describe('Id of an object that was worked on'),
  outcome: z.enum(['done', 'refused']).nullish(),
  from: Timestamp.nullish().describe('Not before this time'),
  to: Timestamp.nullish().describe('Before this time'),
  whole_installation: z
    .boolean()
    .default(false)
    .describe('Entries of every tenant and of the installation itself; only its owners may see them'),
}

export const AuditEntryRead = z
  .object({
    id: EntryId,
    tenant_id: z.uuid().nullable().describe('Null for what stands above tenants'),
    at: Timestamp,
    user_id: z.int().nullable(),
    username: z.string().describe('As it was then; the name that was tried where a sign-in failed'),
    credential: z.string().nullable(),
    credential_id: z.string().nullable(),
    operation: z.string(),
    object_type: z.string().nullable(),
    object_ids: z.array(z.string()),
    outcome: z.enum(['done', 'refused']),
    status: z.int(),
    address: z.string(),
    user_agent: z.string(),
    request_id: z.string(),
    details: z.record(z.string(), z.unknown()),
    changes: z.object({ before: z.unknown().optional(), after: z.unknown().optional() }).nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntryRead' })

const common = { access: 'audit:read', group: 'Audit log' } as const

export const auditOps = {
  browse_audit_log: operation({
    ...common,
    surface: 'console',
    summary: 'Who did what, the newest first',
    input: z.object({
      ...filters,
      cursor: EntryId.nullish().describe('next_cursor of the page before'),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(AuditEntryRead), next_cursor: EntryId.nullable() }),
  }),
  audit_operations: operation({
    ...common,
    surface: 'console',
    summary: 'Names of the operations that the log tells of, for filters',
    input: z.object({ whole_installation: filters.whole_installation }),
    output: z.array(z.string()),
  }),
  verify_audit_log: operation({
    ...common,
    surface: 'console',
    summary: 'Check that nobody changed, added or took away entries of the log',
    description:
      'Walks the whole chain. To people of a tenant it counts only their entries; where a chain is broken is told to everybody.',
    input: z.object({}),
    output: z.object({
      intact: z.boolean(),
      checked: z.int().describe('Entries of the log that the caller may see'),
      broken: z
        .object({
          id: EntryId.describe('The first entry that does not fit'),
          reason: z.enum(['changed', 'missing', 'end_missing']),
        })
        .nullable(),
    }),
  }),
  export_audit_log: operation({
    ...common,
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/audit_log/export',
    summary: 'Export the audit log',
    description:
      'Everything that the filters leave, the newest first, as it is read. In CSV, cells that a spreadsheet would run as a formula begin with an apostrophe.',
    raw: [
      { content_type: 'text/csv', description: 'A table, one entry a row' },
      { content_type: 'application/x-ndjson', description: 'One entry a line' },
    ],
    raw_only: true,
    input: z.object({ ...filters, format: z.enum(['csv', 'jsonl']).default('csv') }),
    output: z.string(),
  }),
}

export type AuditFilters = Pick<z.infer<typeof auditOps.browse_audit_log.input>, keyof typeof filters>
