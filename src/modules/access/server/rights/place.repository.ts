import { tenantDb } from '@/platform/db/tenant-db'

/** Names of what roles are bound to. */
export const placeRepository = {
  groups: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).userGroup.findMany({
      where: { group_id: { in: ids } },
      select: { group_id: true, group_name: true },
    }),
  orgs: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).org.findMany({ where: { org_id: { in: ids } }, select: { org_id: true, org_name: true } }),
  businesses: (tenant_id: string, ids: number[]) =>
    tenantDb(tenant_id).business.findMany({
      where: { business_id: { in: ids } },
      select: { business_id: true, business_name: true },
    }),
}
