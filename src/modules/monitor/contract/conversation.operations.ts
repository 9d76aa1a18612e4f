import { z } from 'zod'
import { FlowId, MessageId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { MessageRead } from './message.operations'

const common = { surface: 'console', group: 'Monitor' } as const
const conversation = { flow_id: FlowId, session_id: text(300).min(1) }

/** The console's view of conversations: one is a session of one flow, and lists of any length are read page by page. */
export const conversationOps = {
  browse_conversations: operation({
    ...common,
    access: 'message:read',
    summary: 'Conversations with messages, the most recently used first',
    input: z.object({
      search: text(200).default('').describe('Part of a message, of the name or of the id, any letter case'),
      flow_id: FlowId.nullish(),
      cursor: MessageId.nullish().describe('next_cursor of the page before'),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      items: z.array(
        z.object({
          ...conversation,
          flow_name: z.string().nullable(),
          session_name: z.string().nullable(),
          user_name: z.string().nullable(),
          message_count: z.int(),
          last_text: z.string().describe('The beginning of the last message'),
          last_at: Timestamp,
        }),
      ),
      next_cursor: MessageId.nullable(),
    }),
  }),
  read_conversation: operation({
    ...common,
    access: 'message:read',
    summary: 'The messages of a conversation, the oldest first; the newest page unless said',
    input: z.object({
      ...conversation,
      cursor: MessageId.nullish().describe('Only messages before this one'),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      ...conversation,
      flow_name: z.string().nullable(),
      session_name: z.string().nullable(),
      message_count: z.int(),
      items: z.array(MessageRead),
      next_cursor: MessageId.nullable(),
    }),
  }),
  rename_conversation: operation({
    ...common,
    access: 'message:modify',
    summary: 'Name a conversation',
    input: z.object({ ...conversation, session_name: text(200).trim().min(1) }),
    output: z.null(),
  }),
  delete_conversation: operation({
    ...common,
    access: 'message:delete',
    summary: 'Delete a conversation with its messages',
    input: z.object(conversation),
    output: z.null(),
  }),
}
