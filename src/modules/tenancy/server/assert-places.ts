import { notFound } from '@/contract/errors'
import { tenantDb } from '@/platform/db/tenant-db'

/** Throws 404 unless the business and the org are the tenant's; 0 and nothing name none. */
export async function assertPlaces(
  tenant_id: string,
  { business_id, org_id }: { business_id?: number | null | undefined; org_id?: number | null | undefined },
): Promise<void> {
  const db = tenantDb(tenant_id)
  if (business_id && (await db.business.count({ where: { business_id } })) === 0) throw notFound('Business')
  if (org_id && (await db.org.count({ where: { org_id } })) === 0) throw notFound('Org')
}
