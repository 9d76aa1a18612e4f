import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { membershipRepository } from '@/modules/tenancy/server'
import { roleNames } from '../roles/role-names'

/** What the console shows and offers follows from this; the server decides by itself all the same. */
export async function readMyAccess(actor: UserActor) {
  const [tenants, names] = await Promise.all([
    membershipRepository.tenantsOf(actor.user_id),
    roleNames(actor.tenant_id, actor.roles),
  ])
  const here = tenants.find(({ tenant_id }) => tenant_id === actor.tenant_id)
  if (!here) throw notFound('Tenant')
  return {
    user_id: actor.user_id,
    is_superuser: actor.is_superuser,
    ...here,
    tenants,
    roles: actor.roles.map((role_id) => ({ role_id, role_name: names.get(role_id) ?? role_id })),
    privileges: [...actor.privileges],
    businesses: [...actor.businesses].map(([business_id, rights]) => ({
      business_id,
      privileges: [...rights.privileges],
    })),
  }
}
