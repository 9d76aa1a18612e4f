import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

interface Conversation {
  flow_id: string
  session_id: string
}

/** Names a conversation of one flow. 404 when the caller has none of that id. */
export async function renameConversation(
  actor: UserActor,
  { flow_id, session_id, session_name }: Conversation & { session_name: string },
): Promise<null> {
  const where = { flow_id, session_id, ...ownConversations(actor) }
  const renamed = await messageRepository.renameSession(actor.tenant_id, where, session_name)
  if (renamed > 0) return null
  const message = await messageRepository.find(actor.tenant_id, where)
  if (!message) throw notFound('Conversation')
  const { user_id } = message
  await messageRepository.openSession(actor.tenant_id, { flow_id, session_id, session_name, user_id })
  return null
}

/** Deletes the messages of a conversation of one flow, and its name. 404 when there is none. */
export async function deleteConversation(actor: UserActor, { flow_id, session_id }: Conversation): Promise<null> {
  const where = { flow_id, session_id, ...ownConversations(actor) }
  const messages = await messageRepository.remove(actor.tenant_id, where)
  const sessions = await messageRepository.removeSession(actor.tenant_id, where)
  if (messages + sessions === 0) throw notFound('Conversation')
  return null
}
