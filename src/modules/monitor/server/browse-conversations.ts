import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import type { conversationOps } from '../contract/conversation.operations'
import { conversationRepository } from './conversation.repository'
import { ownConversations } from './message.policy'

type Input = z.infer<typeof conversationOps.browse_conversations.input>

/** One page of the conversations that the caller may see. */
export async function browseConversations(actor: UserActor, input: Input) {
  const { limit, cursor, flow_id } = input
  const rows = await conversationRepository.browse(actor.tenant_id, {
    ...ownConversations(actor),
    ...(cursor ? { before: cursor } : {}),
    flow_id: flow_id ?? null,
    search: input.search.trim(),
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const names = await memberNames(
    actor.tenant_id,
    page.flatMap((row) => row.user_id ?? []),
  )
  return {
    items: page.map(({ id: _id, user_id, last_at, ...row }) => ({
      ...row,
      user_name: names.get(user_id ?? 0) ?? null,
      last_at: last_at.toISOString(),
    })),
    next_cursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
