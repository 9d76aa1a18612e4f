import type { MemoryQuery, MessageValue } from '@/engine'
import { tenantDb } from '@/platform/db/tenant-db'

/** A session's stored messages without those of one run, as flows remember them. */
export async function messageHistory(
  tenant_id: string,
  flow_id: string,
  run_id: string,
  query: MemoryQuery,
): Promise<MessageValue[]> {
  const rows = await tenantDb(tenant_id).message.findMany({
    where: {
      flow_id,
      session_id: query.session_id,
      error: false,
      OR: [{ run_id: null }, { run_id: { not: run_id } }],
      ...(query.sender ? { sender: query.sender } : {}),
      ...(query.sender_name ? { sender_name: query.sender_name } : {}),
    },
    // The newest ones count, whatever the order they are wanted in.
    orderBy: { id: 'desc' },
    take: Math.max(0, Math.min(query.limit, 10_000)),
  })
  if (query.order === 'asc') rows.reverse()
  return rows.map((row) => ({
    kind: 'message',
    id: row.id,
    text: row.text,
    sender: row.sender,
    sender_name: row.sender_name,
    session_id: row.session_id,
    files: row.files,
  }))
}
