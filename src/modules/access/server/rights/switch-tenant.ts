import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors, loginSessionRepository } from '@/modules/identity/server'
import { membershipRepository } from '@/modules/tenancy/server'

/** Moves the caller's sign-in into another of their tenants; it counts from the next request on. */
export async function switchTenant(actor: UserActor, input: { tenant_id: string }) {
  const tenants = await membershipRepository.tenantsOf(actor.user_id)
  const there = tenants.find(({ tenant_id }) => tenant_id === input.tenant_id)
  if (!there) throw notFound('Tenant')
  if (actor.credential === 'api_key')
    throw new AppError('bad_request', 'An API key belongs to one tenant', {
      hint: 'Sign in, switch, and create a key there.',
    })
  await loginSessionRepository.moveTo(actor.credential_id, there.tenant_id)
  forgetActors()
  return there
}
