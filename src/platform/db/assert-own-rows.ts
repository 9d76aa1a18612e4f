import { isRecord } from '@/lib/is-record'
import { modelShape } from './data-model'
import { TenantWallError } from './tenant-wall-error'

/**
 * Checks the related rows of an answer: a foreign key that was written with another tenant's id must not read it.
 *
 * @throws {TenantWallError} when a related row belongs to another tenant
 */
export function assertOwnRows(tenant_id: string, model: string, args: unknown, answer: unknown): void {
  const chosen = isRecord(args) ? (args.include ?? args.select) : undefined
  if (!isRecord(chosen)) return
  for (const [relation, target] of modelShape(model).relations) {
    if (!chosen[relation]) continue
    for (const row of [answer].flat()) {
      if (!isRecord(row)) continue
      for (const related of [row[relation]].flat()) {
        if (!isRecord(related)) continue
        if (modelShape(target).tenant_bound && related.tenant_id !== tenant_id) {
          throw new TenantWallError(`A ${model} refers to a ${target} of another tenant.`)
        }
        assertOwnRows(tenant_id, target, chosen[relation], related)
      }
    }
  }
}
