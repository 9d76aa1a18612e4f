import { z } from 'zod'
import { processSingleton } from '@/lib/process-singleton'
import { statementTransaction } from '@/platform/db/statement-transaction'
import { type AuditEntry, entryHash } from './audit-entry'

interface Waiting {
  entry: AuditEntry
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Adds entries to the installation's one chain. What arrives while a transaction is under way goes into the next one
 * together; whoever adds holds the chain's end, so that several processes keep one chain.
 */
class AuditWriter {
  private waiting: Waiting[] = []
  private active = false

  /** Resolves once the entry is committed. */
  write(entry: AuditEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject })
      if (!this.active) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.active = true
    // Entries that arrive in the same turn of the event loop share a transaction.
    await new Promise(setImmediate)
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, MOST_AT_ONCE)
      await append(group.map(({ entry }) => entry)).then(
        () => {
          for (const item of group) item.resolve()
        },
        (error: unknown) => retryAlone(group, error),
      )
    }
    this.active = false
  }
}

const MOST_AT_ONCE = 100

/** One entry that cannot be kept must not take its group down: on failure each is tried by itself. */
async function retryAlone(group: Waiting[], error: unknown): Promise<void> {
  if (group.length === 1) return group[0]?.reject(error)
  for (const item of group) await append([item.entry]).then(item.resolve, item.reject)
}

/** The process's one writer of the audit log. */
export const auditWriter = processSingleton('audit-writer', () => new AuditWriter())

const End = z.tuple([z.object({ last_id: z.coerce.number(), last_hash: z.string() })])

const lockEnd = { name: 'audit_lock', text: `SELECT last_id, last_hash FROM "AuditChain" WHERE id = 1 FOR UPDATE` }

const addEntries = {
  name: 'audit_add',
  text: `
    WITH moved AS (UPDATE "AuditChain" SET last_id = $2::bigint, last_hash = $3::text WHERE id = 1)
    INSERT INTO "AuditEntry" (id, tenant_id, at, user_id, username, credential, credential_id, operation, object_type,
      object_ids, outcome, status, address, user_agent, request_id, details, changes, hash)
    SELECT id, tenant_id, at, user_id, username, credential, credential_id, operation, object_type, object_ids, outcome,
      status, address, user_agent, request_id, details, changes, hash
    FROM jsonb_to_recordset($1::jsonb) AS e(id bigint, tenant_id uuid, at timestamptz, user_id int, username text,
      credential text, credential_id text, operation text, object_type text, object_ids text[], outcome text, status int,
      address text, user_agent text, request_id text, details jsonb, changes jsonb, hash text)`,
}

/** Chains the entries to the end, in one transaction. */
export async function append(entries: readonly AuditEntry[]): Promise<void> {
  await statementTransaction(async (run) => {
    const [end] = End.parse(await run(lockEnd, []))
    let { last_id, last_hash } = end
    const rows = entries.map((entry) => {
      last_id += 1
      last_hash = entryHash(last_hash, last_id, entry)
      return { ...entry, id: last_id, hash: last_hash }
    })
    await run(addEntries, [JSON.stringify(rows), last_id, last_hash])
  })
}
