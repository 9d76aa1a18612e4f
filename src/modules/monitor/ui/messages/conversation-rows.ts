import type { Outputs } from '@/client/console/api'

export type ConversationRow = Outputs['monitor']['browse_conversations']['items'][number]
export type MessageRow = Outputs['monitor']['read_conversation']['items'][number]

/** What names one conversation: a session of a flow. */
export interface ConversationId {
  flow_id: string
  session_id: string
}

export const conversationKey = ({ flow_id, session_id }: ConversationId) => `${flow_id}/${session_id}`

/** Its page. A session id may hold any sign, so it is no part of the path. */
export const conversationPath = ({ flow_id, session_id }: ConversationId) =>
  `/monitor/messages/conversation?${new URLSearchParams({ flow: flow_id, session: session_id })}`
