import type { ComponentDefinition } from '@/engine/component'
import { sessionIdField } from '../chat-fields'

export const chatMemory: ComponentDefinition = {
  type: 'ConversationBufferMemory',
  aliases: [
    'ConversationBufferWindowMemory',
    'RedisChatMemory',
    'AstraDBChatMemory',
    'CassandraChatMemory',
    'ZepChatMemory',
    'mem0_chat_memory',
    'PostgresChatMessageHistory',
  ],
  display_name: 'Chat Memory',
  description: 'The earlier messages of the conversation, for a chain or an agent.',
  icon: 'history',
  category: 'memory',
  hidden: true,
  differs: 'Messages are kept in the history of the session that is built in.',
  fields: [
    sessionIdField,
    {
      name: 'k',
      display_name: 'Number of Messages',
      type: 'integer',
      info: 'How many of the newest messages to give.',
      default: 100,
      min: 0,
      max: 10_000,
      advanced: true,
    },
  ],
  outputs: [{ name: 'memory', display_name: 'Memory', types: ['Data'] }],
}
