import { z } from 'zod'
import { FlowId, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { ClientId } from '@/modules/runs/contract/public-run.operations'
import { MessageRead } from './message.operations'

export const publicMessageOps = {
  get_public_chat_messages: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/build_public_tmp/{flow_id}/messages',
    access: 'public',
    group: 'Chat',
    summary: 'Messages of this visitor with a published flow',
    description:
      'What the holder of the cookie client_id said and was answered, the oldest first, at most 10,000. Conversations of others are never there. PUBLIC flows: anybody; RESTRICTED: people of the tenant; 404 for all others.',
    cookies: { client_id: 'x-client-id' },
    errors: ['bad_request'],
    input: z.object({
      flow_id: FlowId,
      client_id: ClientId,
      session_id: text(300).nullish(),
      sender: text(200).nullish(),
      sender_name: text(200).nullish(),
      order_by: text(50).nullable().default('id').describe("'id' or 'timestamp'"),
    }),
    output: z.array(MessageRead),
  }),
}
