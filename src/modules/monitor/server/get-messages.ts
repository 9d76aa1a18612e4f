import type { z } from 'zod'
import { z as zod } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { messageOps } from '../contract/message.operations'
import { messageDto } from './message.dto'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

const most = 10_000

/** Messages by flow, conversation and sender. A flow id that is none finds nothing. */
export async function getMessages(actor: UserActor, input: z.infer<typeof messageOps.get_messages.input>) {
  if (input.flow_id && !zod.uuid().safeParse(input.flow_id).success) return []
  const rows = await messageRepository.list(
    actor.tenant_id,
    {
      ...ownConversations(actor),
      ...(input.flow_id ? { flow_id: input.flow_id } : {}),
      ...(input.session_id ? { session_id: input.session_id } : {}),
      ...(input.sender ? { sender: input.sender } : {}),
      ...(input.sender_name ? { sender_name: input.sender_name } : {}),
    },
    input.order_by === 'timestamp' ? 'timestamp' : 'id',
    most,
  )
  return rows.map(messageDto)
}
