import type { z } from 'zod'
import type { Actor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { escapeLike } from '@/lib/escape-like'
import { findOpenFlow } from '@/modules/flows/server'
import { requireClientId, visitorOf } from '@/modules/runs/server'
import type { publicMessageOps } from '../contract/public-message.operations'
import { messageDto } from './message.dto'
import { messageRepository } from './message.repository'

const most = 10_000

/** What a visitor and a flow that is open to them have said, in one session or in all of the visitor's. */
export async function getPublicChatMessages(
  actor: Actor,
  input: z.infer<typeof publicMessageOps.get_public_chat_messages.input>,
) {
  const client_id = requireClientId(input.client_id)
  const flow = await findOpenFlow(actor, input.flow_id)
  if (!flow) throw notFound('Flow')
  const visitor = visitorOf(client_id, flow.id)
  const rows = await messageRepository.list(
    flow.tenant_id,
    {
      flow_id: flow.id,
      session_id: input.session_id ? visitor.stored(input.session_id) : { startsWith: escapeLike(visitor.prefix) },
      ...(input.sender ? { sender: input.sender } : {}),
      ...(input.sender_name ? { sender_name: input.sender_name } : {}),
    },
    input.order_by === 'timestamp' ? 'timestamp' : 'id',
    most,
  )
  return rows.flatMap((row) => {
    const session_id = visitor.given(row.session_id)
    return session_id === undefined ? [] : [forVisitor({ ...messageDto(row), session_id })]
  })
}

/** Which tools and models took part, and from where it was asked, is for people inside. */
const forVisitor = (read: ReturnType<typeof messageDto>): ReturnType<typeof messageDto> => ({
  ...read,
  tenant_id: null,
  ip_address: null,
  context_id: null,
  properties: { ...plainProperties, state: read.properties.state },
  content_blocks: [],
})

const plainProperties = {
  text_color: '',
  background_color: '',
  edited: false,
  source: { id: null, display_name: null, source: null },
  icon: '',
  allow_markdown: true,
  positive_feedback: null,
  targets: [],
}
