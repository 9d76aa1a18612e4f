import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { messageDto } from './message.dto'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

/** Names a conversation and gives its messages; 404 when there is none of that id. */
export async function renameSession(actor: UserActor, input: { old_session_id: string; new_session_name: string }) {
  const where = { session_id: input.old_session_id, ...ownConversations(actor) }
  const renamed = await messageRepository.renameSession(actor.tenant_id, where, input.new_session_name)
  const rows = await messageRepository.list(actor.tenant_id, where, 'id', 10_000)
  if (renamed === 0 && rows.length === 0) throw notFound('Session')
  return rows.map(messageDto)
}
