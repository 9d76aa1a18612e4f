import { tenantInReach, type UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { noteForAudit } from '@/platform/audit/audited'
import { membershipRepository } from './membership.repository'
import { type PlaceKind, placeTenantRepository } from './place-tenant.repository'

/** The tenant that is named, or the caller's own. 404 for one that is not there, or not for the caller. */
export async function reachedTenant(actor: UserActor, named: string | null | undefined): Promise<string> {
  const tenant_id = tenantInReach(actor, named)
  if (tenant_id !== actor.tenant_id && !(await membershipRepository.tenantExists(tenant_id))) throw notFound('Tenant')
  return tenant_id
}

/**
 * The tenant of a business, an org or a group that is named by its id, which no other on the installation has: its owners
 * reach every one, all others those of their own tenant. A tenant that is named besides counts as it is. What was done is
 * recorded in the log of the tenant that it was done in.
 */
export async function tenantOfPlace(
  actor: UserActor,
  place: PlaceKind,
  id: number,
  named?: string | null,
): Promise<string> {
  if (named || !actor.is_superuser) return reachedTenant(actor, named)
  const tenant_id = (await placeTenantRepository.tenantOf(place, id)) ?? actor.tenant_id
  if (tenant_id !== actor.tenant_id) noteForAudit({ tenant_id })
  return tenant_id
}
