import { z } from 'zod'
import type { Value } from '@/engine'
import { tenantDb } from '@/platform/db/tenant-db'

/** Written from engine values only; the column itself is untyped JSON. */
const Remembered = z.record(
  z.string(),
  z.custom<Value>((value) => value !== undefined),
)

/** What a session of a flow remembers: its variables by name, and how many rounds it had. */
export async function conversationState(
  tenant_id: string,
  flow_id: string,
  session_id: string,
): Promise<{ remembered: Record<string, Value>; rounds: number }> {
  const row = await tenantDb(tenant_id).conversationState.findFirst({ where: { flow_id, session_id } })
  return { remembered: Remembered.catch({}).parse(row?.values ?? {}), rounds: row?.rounds ?? 0 }
}
