import { z } from 'zod'
import { escapeLike } from '@/lib/escape-like'
import { runStatement } from '@/platform/db/run-statement'
import type { AuditFilters } from '../contract/audit.operations'

/** Whose entries are read: one tenant's, or everything with null. */
export type AuditScope = string | null

const columns = `id::float8 AS id, tenant_id, at, user_id, username, credential, credential_id, operation, object_type,
  object_ids, outcome, status, address, user_agent, request_id, details, changes, hash`

/** Walks the chain from its end, as far as the page needs; every filter that is null lets everything through. */
const browse = (name: string, whose: string) => ({
  name,
  text: `SELECT ${columns} FROM "AuditEntry"
    WHERE id < $1::bigint
      AND ${whose}
      AND ($3::int IS NULL OR user_id = $3::int)
      AND ($4::text IS NULL OR operation = $4::text)
      AND ($5::text IS NULL OR object_type = $5::text)
      AND ($6::text IS NULL OR $6::text = ANY(object_ids))
      AND ($7::text IS NULL OR outcome = $7::text)
      AND ($8::timestamptz IS NULL OR at >= $8::timestamptz)
      AND ($9::timestamptz IS NULL OR at < $9::timestamptz)
      AND ($10::text IS NULL OR username ILIKE $10::text OR operation ILIKE $10::text OR object_type ILIKE $10::text
        OR array_to_string(object_ids, ' ') ILIKE $10::text OR address ILIKE $10::text OR request_id ILIKE $10::text
        OR details::text ILIKE $10::text OR changes::text ILIKE $10::text)
    ORDER BY id DESC LIMIT $11::int`,
})
/** Two statements, so that a tenant's entries are found by their index whatever plan is kept. */
const browseTenant = browse('browse_audit_log', 'tenant_id = $2::uuid')
const browseAll = browse('browse_whole_audit_log', '$2::uuid IS NULL')

/** One look into the index for each different name, however many entries there are. */
const operations = {
  name: 'audit_operations',
  text: `WITH RECURSIVE names AS (
      (SELECT operation FROM "AuditEntry" WHERE ($1::uuid IS NULL OR tenant_id = $1::uuid) ORDER BY operation LIMIT 1)
      UNION ALL
      SELECT (SELECT next.operation FROM "AuditEntry" next
        WHERE next.operation > names.operation AND ($1::uuid IS NULL OR next.tenant_id = $1::uuid)
        ORDER BY next.operation LIMIT 1)
      FROM names WHERE names.operation IS NOT NULL
    ) SELECT operation FROM names WHERE operation IS NOT NULL`,
}

const chain = {
  name: 'audit_chain_page',
  text: `SELECT ${columns} FROM "AuditEntry" WHERE id > $1::bigint AND id <= $2::bigint ORDER BY id LIMIT $3::int`,
}

const end = {
  name: 'audit_chain_end',
  text: `SELECT last_id::float8 AS last_id, last_hash, (SELECT coalesce(max(id), 0)::float8 FROM "AuditEntry") AS newest_id
    FROM "AuditChain" WHERE id = 1`,
}

const Rows = z.array(
  z.object({
    id: z.number(),
    tenant_id: z.string().nullable(),
    at: z.date(),
    user_id: z.number().nullable(),
    username: z.string(),
    credential: z.string().nullable(),
    credential_id: z.string().nullable(),
    operation: z.string(),
    object_type: z.string().nullable(),
    object_ids: z.array(z.string()),
    outcome: z.enum(['done', 'refused']),
    status: z.number(),
    address: z.string(),
    user_agent: z.string(),
    request_id: z.string(),
    details: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]),
    ),
    changes: z.object({ before: z.unknown().optional(), after: z.unknown().optional() }).nullable(),
    hash: z.string(),
  }),
)
export type AuditRow = z.infer<typeof Rows>[number]

const End = z.tuple([z.object({ last_id: z.number(), last_hash: z.string(), newest_id: z.number() })])

export const auditRepository = {
  /** Entries before one, the newest first. */
  browse: async (scope: AuditScope, filters: AuditFilters, before: number | null | undefined, take: number) => {
    const words = filters.search?.trim()
    return Rows.parse(
      await runStatement(scope === null ? browseAll : browseTenant, [
        before ?? Number.MAX_SAFE_INTEGER,
        scope,
        filters.person ?? null,
        filters.operation || null,
        filters.object_type || null,
        filters.object || null,
        filters.outcome ?? null,
        filters.from ?? null,
        filters.to ?? null,
        words ? `%${escapeLike(words)}%` : null,
        take,
      ]),
    )
  },
  operations: async (scope: AuditScope) =>
    z.array(z.object({ operation: z.string() })).parse(await runStatement(operations, [scope])),
  /** Entries after one, in the order of the chain. */
  chainPage: async (after: number, until: number, take: number) =>
    Rows.parse(await runStatement(chain, [after, until, take])),
  /** Where the chain ends by its own account, and the newest entry that is there. */
  chainEnd: async () => End.parse(await runStatement(end, []))[0],
}
