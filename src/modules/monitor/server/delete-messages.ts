import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { conversationsInSight, ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

/** Deletes those of the given messages that the caller may delete. */
export async function deleteMessages(actor: UserActor, input: { message_ids: number[] }) {
  await messageRepository.remove(actor.tenant_id, { id: { in: input.message_ids }, ...ownConversations(actor) })
  return null
}

/** Deletes a conversation with its messages, of one flow or of all that the caller may see; 404 when there is none. */
export async function deleteMessagesSession(
  actor: UserActor,
  input: { session_id: string; flow_id?: string | null | undefined },
) {
  const where = { session_id: input.session_id, ...(await conversationsInSight(actor, input.flow_id)) }
  const messages = await messageRepository.remove(actor.tenant_id, where)
  const sessions = await messageRepository.removeSession(actor.tenant_id, where)
  if (messages + sessions === 0) throw notFound('Session')
  return null
}
