import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { messageOps } from '../contract/message.operations'
import { messageDto } from './message.dto'
import { ownConversations } from './message.policy'
import { messageRepository } from './message.repository'

/** Changes what was sent; a changed text marks the message as edited. */
export async function updateMessage(actor: UserActor, input: z.infer<typeof messageOps.update_message.input>) {
  const { message_id, properties, start_time, end_time, ...fields } = input
  const before = await messageRepository.find(actor.tenant_id, { id: message_id, ...ownConversations(actor) })
  if (!before) throw notFound('Message')
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
  const edited = typeof fields.text === 'string' && fields.text !== before.text
  const row = await messageRepository.update(actor.tenant_id, message_id, {
    ...set,
    ...(edited ? { edit: true } : {}),
    ...(properties ? { properties: jsonColumn(properties) } : {}),
    ...(start_time ? { start_time: new Date(start_time) } : {}),
    ...(end_time ? { end_time: new Date(end_time) } : {}),
  })
  return messageDto(row)
}

/** It came out of JSON, so it goes back into JSON; zod's loose objects lose that knowledge. */
const jsonColumn = (value: object): object => value
