import { placeRepository } from './place.repository'
import type { Binding } from './rights.policy'

/** What groups, orgs and businesses are called, by `via:id`. */
export async function placeNames(tenant_id: string, bindings: readonly Binding[]): Promise<Map<string, string>> {
  const ids = (via: Binding['via']) => [...new Set(bindings.filter((b) => b.via === via).map((b) => b.subject_id))]
  const [groups, orgs, businesses] = await Promise.all([
    placeRepository.groups(tenant_id, ids('group')),
    placeRepository.orgs(tenant_id, ids('org')),
    placeRepository.businesses(tenant_id, ids('business')),
  ])
  return new Map([
    ...groups.map((row) => [`group:${row.group_id}`, row.group_name] as const),
    ...orgs.map((row) => [`org:${row.org_id}`, row.org_name] as const),
    ...businesses.map((row) => [`business:${row.business_id}`, row.business_name] as const),
  ])
}
