import type { UserActor } from '@/contract/actor'
import { seenFlowIds } from '@/modules/flows/server'

/** Conversations that an actor may see and change: owners and admins all of the tenant's, others their own. */
export function ownConversations(actor: UserActor): { user_id?: number } {
  return actor.privileges.has('flow:administer') ? {} : { user_id: actor.user_id }
}

/** The same, of flows that the actor may see: an id of a conversation alone may name those of several flows. */
export async function conversationsInSight(
  actor: UserActor,
  flow_id?: string | null,
): Promise<{ user_id?: number; AND?: { flow_id: string | { in: string[] } }[] }> {
  const seen = await seenFlowIds(actor)
  return {
    ...ownConversations(actor),
    AND: [...(flow_id ? [{ flow_id }] : []), ...(seen ? [{ flow_id: { in: seen } }] : [])],
  }
}
