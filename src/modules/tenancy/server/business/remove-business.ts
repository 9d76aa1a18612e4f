import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { isReferenceViolation } from '@/platform/db/prisma-errors'
import { assertNothingDepends, countDependants } from '../dependants'
import { tenantOfPlace } from '../reached-tenant'
import { businessRepository } from './business.repository'

/** Deletes a business that nothing depends on. 409 that counts what does. */
export async function removeBusiness(actor: UserActor, { business_id }: { business_id: number }) {
  const tenant_id = await tenantOfPlace(actor, 'business', business_id)
  const others = await countDependants('business', tenant_id, business_id)
  const removal = () =>
    businessRepository.change(tenant_id, async (rows) => {
      const business = await rows.find(business_id)
      if (!business) throw notFound('Business')
      const below = await rows.childCount(business_id)
      const people = await rows.peopleCount(business_id)
      assertNothingDepends(business.business_name, [
        { kind: 'business', words: ['business below it', 'businesses below it'], count: below },
        { kind: 'person', words: ['person with roles', 'people with roles'], count: people },
        ...others,
      ])
      await rows.remove(business_id)
    })
  try {
    await removal()
  } catch (error) {
    // Somebody was given a role there between the look and the end.
    if (!isReferenceViolation(error)) throw error
    await removal()
  }
  forgetActors()
  return null
}
