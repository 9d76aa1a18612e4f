import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { messageDto } from './message.dto'
import { conversationsInSight } from './message.policy'
import { messageRepository } from './message.repository'

/** Names a conversation, of one flow or of all that the caller may see, and gives its messages; 404 when there is none. */
export async function renameSession(
  actor: UserActor,
  input: { old_session_id: string; new_session_name: string; flow_id?: string | null | undefined },
) {
  const where = { session_id: input.old_session_id, ...(await conversationsInSight(actor, input.flow_id)) }
  const renamed = await messageRepository.renameSession(actor.tenant_id, where, input.new_session_name)
  const rows = await messageRepository.list(actor.tenant_id, where, 'id', 10_000)
  if (renamed === 0 && rows.length === 0) throw notFound('Session')
  return rows.map(messageDto)
}
