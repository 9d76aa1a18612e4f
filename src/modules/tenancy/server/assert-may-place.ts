import { holdsIn, type UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Privilege } from '@/contract/privileges'
import { assertPlaces } from './assert-places'

interface Place {
  business_id?: number | null | undefined
  org_id?: number | null | undefined
}

/**
 * Throws unless the actor may put something into this business (0: into none): 404 when it is not there, 403 when they do
 * not hold `privilege`, the right to make such things, there.
 */
export async function assertMayPlace(
  actor: UserActor,
  place: Place,
  privilege: Extract<Privilege, `${string}:create`>,
  things: string,
): Promise<void> {
  await assertPlaces(actor.tenant_id, place)
  if (holdsIn(actor, privilege, place.business_id ?? 0)) return
  throw new AppError('forbidden', `You may not put ${things} here`, {
    hint: `Choose a line of business in which you hold "${privilege}".`,
  })
}
