import type { UserActor } from '@/contract/actor'

/** Conversations that an actor may see and change: owners and admins all of the tenant's, others their own. */
export function ownConversations(actor: UserActor): { user_id?: number } {
  return actor.privileges.has('flow:administer') ? {} : { user_id: actor.user_id }
}
