import { holdsIn, type UserActor } from '@/contract/actor'
import { assertMayPlace as assertMayPut } from '@/modules/tenancy/server'

interface Place {
  business_id?: number | null | undefined
  org_id?: number | null | undefined
}

/** Throws unless the actor may put a flow into this business (0: into none): 404 when it is not there, 403 otherwise. */
export const assertMayPlace = (actor: UserActor, place: Place): Promise<void> =>
  assertMayPut(actor, place, 'flow:create', 'flows')

/** Whether the actor may put flows into this business, if it is there; 0 is none. */
export const mayPlace = (actor: UserActor, business_id: number): boolean => holdsIn(actor, 'flow:create', business_id)
