import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { conversationOps } from '../contract/conversation.operations'
import { messageDto } from './message.dto'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

type Input = z.infer<typeof conversationOps.read_conversation.input>

/** One page of a conversation, read from its end backwards. 404 when the caller has none of that name. */
export async function readConversation(actor: UserActor, input: Input) {
  const { flow_id, session_id, limit, cursor } = input
  const where = { flow_id, session_id, ...ownConversations(actor) }
  const { rows, total, session, flow_name } = await messageRepository.conversation(
    actor.tenant_id,
    where,
    limit + 1,
    cursor ?? undefined,
  )
  if (total === 0) throw notFound('Conversation')
  const page = rows.slice(0, limit).reverse()
  return {
    flow_id,
    session_id,
    flow_name,
    session_name: session?.session_name ?? null,
    message_count: total,
    items: page.map(messageDto),
    next_cursor: rows.length > limit ? (page[0]?.id ?? null) : null,
  }
}
