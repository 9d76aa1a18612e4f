import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { tenantOfPlace } from '../reached-tenant'
import { seesAllBusinesses } from './business.policy'
import { businessRepository } from './business.repository'

/** A business that the actor reaches, for operations that ask for a privilege in the whole tenant: the row says which one. */
export async function findBusiness(actor: UserActor, business_id: number) {
  const business = await businessRepository.find(await tenantOfPlace(actor, 'business', business_id), business_id)
  if (!business) throw notFound('Business')
  return business
}

/** Ids of the businesses that an actor sees: undefined for all, else those of their roles and the ways down to them. */
export async function seenBusinessIds(actor: UserActor, tenant_id: string): Promise<Set<number> | undefined> {
  if (seesAllBusinesses(actor)) return undefined
  const own = [...actor.businesses.keys()]
  if (own.length === 0) return new Set()
  return new Set(await businessRepository.pathsOf(tenant_id, own))
}
