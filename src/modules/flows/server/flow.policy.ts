import type { UserActor } from '@/contract/actor'

/** Rows that an actor may see: owners and admins all of the tenant's, others their own and what is shared. */
export function visibleTo(actor: UserActor) {
  if (actor.privileges.has('flow:administer')) return {}
  return { OR: [{ user_id: actor.user_id }, { access_type: { in: ['PUBLIC', 'RESTRICTED'] } }] }
}

/** Rows that an actor may change: owners and admins all, others their own. */
export function changeableBy(actor: UserActor) {
  return actor.privileges.has('flow:administer') ? {} : { user_id: actor.user_id }
}

/** Whether an actor may change a row of their tenant: the same rule as `changeableBy`. */
export const mayChange = (actor: UserActor, row: { user_id: number }) =>
  actor.privileges.has('flow:administer') || row.user_id === actor.user_id
