import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findFlow } from '@/modules/flows/server'
import type { messageOps } from '../contract/message.operations'
import { sessionDto } from './message.dto'
import { messageRepository } from './message.repository'

/** Opens a conversation with a flow that the caller may see; opening it again gives the same one. */
export async function createMessageSession(
  actor: UserActor,
  input: z.infer<typeof messageOps.create_message_session.input>,
) {
  await findFlow(actor, input.flow_id)
  const row = await messageRepository.openSession(actor.tenant_id, {
    flow_id: input.flow_id,
    session_id: input.session_id ?? randomUUID(),
    session_name: input.session_name ?? null,
    user_id: actor.user_id,
  })
  return sessionDto(row, actor.username)
}
