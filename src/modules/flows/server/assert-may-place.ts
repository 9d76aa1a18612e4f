import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { assertPlaces } from '@/modules/tenancy/server'

interface Place {
  business_id?: number | null | undefined
  org_id?: number | null | undefined
}

/** Throws unless the actor may put a flow into this business (0: into none): 404 when it is not there, 403 otherwise. */
export async function assertMayPlace(actor: UserActor, place: Place): Promise<void> {
  await assertPlaces(actor.tenant_id, place)
  if (mayPlace(actor, place.business_id ?? 0)) return
  throw new AppError('forbidden', 'You may not put flows here', {
    hint: 'Your rights hold in single lines of business: name one of them as "business_id".',
  })
}

/** Whether the actor may put flows into this business, if it is there; 0 is none. */
export const mayPlace = (actor: UserActor, business_id: number): boolean =>
  actor.privileges.has('flow:create') || (actor.businesses.get(business_id)?.privileges.has('flow:create') ?? false)
