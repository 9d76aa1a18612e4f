import { systemDb } from '@/platform/db/system-db'

export type PlaceKind = 'business' | 'org' | 'group'

const select = { tenant_id: true } as const

const rowOf = (place: PlaceKind, id: number) => {
  const db = systemDb()
  if (place === 'business') return db.business.findUnique({ where: { business_id: id }, select })
  if (place === 'org') return db.org.findUnique({ where: { org_id: id }, select })
  return db.userGroup.findUnique({ where: { group_id: id }, select })
}

/** Looks above the wall: only for owners of the installation. */
export const placeTenantRepository = {
  /** The tenant that a business, an org or a group is in, whichever. */
  tenantOf: async (place: PlaceKind, id: number): Promise<string | undefined> => (await rowOf(place, id))?.tenant_id,
}
