import { tenantInReach, type UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { membershipRepository } from './membership.repository'

/** The tenant that is named, or the caller's own. 404 for one that is not there, or not for the caller. */
export async function reachedTenant(actor: UserActor, named: string | null | undefined): Promise<string> {
  const tenant_id = tenantInReach(actor, named)
  if (tenant_id !== actor.tenant_id && !(await membershipRepository.tenantExists(tenant_id))) throw notFound('Tenant')
  return tenant_id
}
