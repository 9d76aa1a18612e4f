import { z } from 'zod'
import { FlowId, MessageId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const ContentBlock = z
  .looseObject({
    title: z.string(),
    contents: z.array(z.looseObject({ type: z.string() })),
    allow_markdown: z.boolean().default(true),
    media_url: z.array(z.string()).nullish(),
  })
  .meta({ id: 'ContentBlock' })

export const MessageProperties = z
  .looseObject({
    text_color: z.string().nullish(),
    background_color: z.string().nullish(),
    edited: z.boolean().default(false),
    source: z
      .object({ id: z.string().nullish(), display_name: z.string().nullish(), source: z.string().nullish() })
      .default({}),
    icon: z.string().nullish(),
    allow_markdown: z.boolean().default(false),
    positive_feedback: z.boolean().nullish(),
    state: z.enum(['partial', 'complete']).default('complete'),
    targets: z.array(z.unknown()).default([]),
  })
  .meta({ id: 'MessageProperties' })

/** One turn of a conversation. Source: the studio document. */
export const MessageRead = z
  .object({
    sender: z.string(),
    sender_name: z.string(),
    session_id: z.string(),
    context_id: z.string().nullable(),
    ip_address: z.string().nullable(),
    flow_version: z.string().nullable(),
    text: z.string(),
    files: z.array(z.string()),
    error: z.boolean().default(false),
    edit: z.boolean().default(false),
    start_time: Timestamp.nullable(),
    end_time: Timestamp.nullable(),
    properties: MessageProperties,
    category: z.string().default('message'),
    content_blocks: z.array(ContentBlock),
    id: MessageId,
    tenant_id: z.uuid().nullable(),
    flow_id: FlowId.nullable(),
    timestamp: Timestamp,
  })
  .meta({ id: 'MessageRead' })

export const MessageSessionRead = z
  .object({
    id: z.int(),
    flow_id: FlowId,
    user_id: z.string().nullable(),
    user_name: z.string().nullable(),
    session_id: z.string(),
    session_name: z.string().nullable(),
    is_active: z.boolean(),
    create_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'MessageSessionRead' })

const common = { surface: 'studio', group: 'Monitor' } as const
const InFlow = FlowId.nullish().describe('Only of this flow; left out, of all that the caller may see')
const SessionId = text(300).min(1).describe('Name of a conversation: usually a uuid, but any text that a client chose')

export const messageOps = {
  get_message_sessions: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/monitor/messages/sessions',
    access: 'message:read',
    summary: 'List conversations',
    input: z.object({ flow_id: text(100).nullish() }),
    output: z.array(MessageSessionRead),
  }),
  create_message_session: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/monitor/messages/sessions',
    access: 'message:create',
    summary: 'Open a conversation',
    status: 201,
    input: z.object({ flow_id: FlowId, session_id: z.uuid().nullish(), session_name: text(200).nullish() }),
    output: MessageSessionRead,
  }),
  get_messages: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/monitor/messages',
    access: 'message:read',
    summary: 'List messages',
    description: 'At most 10,000, the oldest first.',
    input: z.object({
      flow_id: text(100).nullish(),
      session_id: text(300).nullish(),
      sender: text(200).nullish(),
      sender_name: text(200).nullish(),
      order_by: text(50).nullable().default('id').describe("'id' or 'timestamp'"),
    }),
    output: z.array(MessageRead),
  }),
  delete_messages: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/monitor/messages',
    access: 'message:delete',
    summary: 'Delete messages',
    status: 204,
    body: { array: 'message_ids' },
    input: z.object({ message_ids: z.array(MessageId).max(10_000) }),
    output: z.null(),
  }),
  update_message: operation({
    ...common,
    method: 'PUT',
    path: '/api/v1/monitor/messages/{message_id}',
    access: 'message:modify',
    summary: 'Change a message',
    description: 'Unset fields keep their value. A changed text sets `edit`.',
    input: z.object({
      message_id: MessageId,
      text: text(1_000_000).nullish(),
      sender: text(200).nullish(),
      sender_name: text(200).nullish(),
      session_id: SessionId.nullish(),
      context_id: text(300).nullish(),
      ip_address: text(100).nullish(),
      flow_version: text(100).nullish(),
      files: z.array(text(1_000)).max(100).nullish(),
      edit: z.boolean().nullish(),
      error: z.boolean().nullish(),
      start_time: Timestamp.nullish(),
      end_time: Timestamp.nullish(),
      properties: MessageProperties.nullish(),
    }),
    output: MessageRead,
  }),
  update_session_id: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/monitor/messages/session/{old_session_id}',
    access: 'message:modify',
    summary: 'Rename a conversation',
    query: ['new_session_name', 'flow_id'],
    body: 'none',
    input: z.object({ old_session_id: SessionId, new_session_name: text(200).min(1), flow_id: InFlow }),
    output: z.array(MessageRead),
  }),
  delete_messages_session: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/monitor/messages/session/{session_id}',
    access: 'message:delete',
    summary: 'Delete a conversation with its messages',
    status: 204,
    input: z.object({ session_id: SessionId, flow_id: InFlow }),
    output: z.null(),
  }),
}
