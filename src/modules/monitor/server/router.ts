import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { buildOps } from '../contract/build.operations'
import { chartOps } from '../contract/chart.operations'
import { conversationOps } from '../contract/conversation.operations'
import { logOps } from '../contract/log.operations'
import { messageOps } from '../contract/message.operations'
import { publicMessageOps } from '../contract/public-message.operations'
import { browseConversations } from './browse-conversations'
import { deleteConversation, renameConversation } from './change-conversation'
import { createMessageSession } from './create-message-session'
import { deleteMessages, deleteMessagesSession } from './delete-messages'
import { getMessageSessions } from './get-message-sessions'
import { getMessages } from './get-messages'
import { getPublicChatMessages } from './get-public-chat-messages'
import { getTransactions } from './get-transactions'
import { readLogs } from './logs'
import { readConversation } from './read-conversation'
import { readRunCharts } from './read-run-charts'
import { renameSession } from './rename-session'
import { updateMessage } from './update-message'
import { deleteVertexBuilds, getVertexBuilds } from './vertex-builds'

export const monitorRouter = router({
  get_message_sessions: procedure(messageOps.get_message_sessions).query(({ ctx, input }) =>
    getMessageSessions(ctx.actor, input),
  ),
  create_message_session: procedure(messageOps.create_message_session).mutation(({ ctx, input }) =>
    createMessageSession(ctx.actor, input),
  ),
  get_messages: procedure(messageOps.get_messages).query(({ ctx, input }) => getMessages(ctx.actor, input)),
  get_public_chat_messages: procedure(publicMessageOps.get_public_chat_messages).query(({ ctx, input }) =>
    getPublicChatMessages(ctx.actor, input),
  ),
  delete_messages: procedure(messageOps.delete_messages).mutation(({ ctx, input }) => deleteMessages(ctx.actor, input)),
  update_message: procedure(messageOps.update_message).mutation(({ ctx, input }) => updateMessage(ctx.actor, input)),
  update_session_id: procedure(messageOps.update_session_id).mutation(({ ctx, input }) =>
    renameSession(ctx.actor, input),
  ),
  get_vertex_builds: procedure(buildOps.get_vertex_builds).query(({ ctx, input }) => getVertexBuilds(ctx.actor, input)),
  delete_vertex_builds: procedure(buildOps.delete_vertex_builds).mutation(({ ctx, input }) =>
    deleteVertexBuilds(ctx.actor, input),
  ),
  get_transactions: procedure(buildOps.get_transactions).query(({ ctx, input }) => getTransactions(ctx.actor, input)),
  stream_logs: procedure(logOps.stream_logs).query(() => readLogs({ lines_before: 0, lines_after: 0, timestamp: 0 })),
  logs: procedure(logOps.logs).query(({ input }) => readLogs(input)),
  delete_messages_session: procedure(messageOps.delete_messages_session).mutation(({ ctx, input }) =>
    deleteMessagesSession(ctx.actor, input),
  ),
  read_run_charts: procedure(chartOps.read_run_charts).query(({ ctx, input }) => readRunCharts(ctx.actor, input)),
  browse_conversations: procedure(conversationOps.browse_conversations).query(({ ctx, input }) =>
    browseConversations(ctx.actor, input),
  ),
  read_conversation: procedure(conversationOps.read_conversation).query(({ ctx, input }) =>
    readConversation(ctx.actor, input),
  ),
  rename_conversation: procedure(conversationOps.rename_conversation).mutation(({ ctx, input }) =>
    renameConversation(ctx.actor, input),
  ),
  delete_conversation: procedure(conversationOps.delete_conversation).mutation(({ ctx, input }) =>
    deleteConversation(ctx.actor, input),
  ),
})
