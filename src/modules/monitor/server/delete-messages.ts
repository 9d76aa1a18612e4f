import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

/** Deletes those of the given messages that the caller may delete. */
export async function deleteMessages(actor: UserActor, input: { message_ids: number[] }) {
  await messageRepository.remove(actor.tenant_id, { id: { in: input.message_ids }, ...ownConversations(actor) })
  return null
}

/** Deletes a conversation with its messages; 404 when there is none. */
export async function deleteMessagesSession(actor: UserActor, input: { session_id: string }) {
  const where = { session_id: input.session_id, ...ownConversations(actor) }
  const messages = await messageRepository.remove(actor.tenant_id, where)
  const sessions = await messageRepository.removeSession(actor.tenant_id, where)
  if (messages + sessions === 0) throw notFound('Session')
  return null
}
