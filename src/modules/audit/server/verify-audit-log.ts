import type { UserActor } from '@/contract/actor'
import { entryHash } from '@/platform/audit/audit-entry'
import { auditDto } from './audit.dto'
import { auditRepository } from './audit.repository'

const PAGE = 1_000

type Broken = { id: number; reason: 'changed' | 'missing' | 'end_missing' }

/**
 * Walks the chain up to its end of now, a page at a time, and names the first entry that does not fit: one that was changed,
 * one that is missing, or an end that was cut off.
 */
export async function verifyAuditLog(
  actor: UserActor,
): Promise<{ intact: boolean; checked: number; broken: Broken | null }> {
  const { last_id, last_hash, newest_id } = await auditRepository.chainEnd()
  let hash = ''
  let id = 0
  let checked = 0
  const found = (broken: Broken) => ({ intact: false, checked, broken })
  while (id < last_id) {
    const rows = await auditRepository.chainPage(id, last_id, PAGE)
    if (rows.length === 0) return found({ id: id + 1, reason: 'end_missing' })
    for (const row of rows) {
      if (row.id !== id + 1) return found({ id: id + 1, reason: 'missing' })
      hash = entryHash(hash, row.id, auditDto(row))
      if (hash !== row.hash) return found({ id: row.id, reason: 'changed' })
      id = row.id
      if (actor.is_superuser || row.tenant_id === actor.tenant_id) checked += 1
    }
  }
  // The end's own account was changed, or entries were put behind it. What was added since the walk began moved the end too.
  if (hash !== last_hash) return found({ id: Math.max(last_id, 1), reason: 'changed' })
  if (newest_id > last_id) return found({ id: last_id + 1, reason: 'changed' })
  return { intact: true, checked, broken: null }
}
