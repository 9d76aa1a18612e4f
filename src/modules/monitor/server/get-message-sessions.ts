import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import { sessionDto } from './message.dto'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

/** Conversations, the most recently used first. */
export async function getMessageSessions(actor: UserActor, input: { flow_id?: string | null | undefined }) {
  if (input.flow_id && !z.uuid().safeParse(input.flow_id).success) return []
  const rows = await messageRepository.sessions(actor.tenant_id, {
    ...ownConversations(actor),
    ...(input.flow_id ? { flow_id: input.flow_id } : {}),
  })
  const names = await memberNames(
    actor.tenant_id,
    rows.flatMap((row) => row.user_id ?? []),
  )
  return rows.map((row) => sessionDto(row, names.get(row.user_id ?? 0) ?? null))
}
