import type { ComponentDefinition } from '@/engine/component'
import { sessionIdField } from '../chat-fields'

export const storeMessage: ComponentDefinition = {
  type: 'StoreMessage',
  aliases: ['MessageStore', 'StoreMessageComponent'],
  display_name: 'Store Message',
  description: 'Keeps a message in the history of the conversation.',
  icon: 'history',
  category: 'memory',
  hidden: true,
  fields: [
    {
      name: 'message',
      display_name: 'Message',
      type: 'multiline',
      info: 'The message to keep.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'memory',
      display_name: 'External Memory',
      type: 'handle',
      info: 'Older flows connect one; messages are kept in the history of the session.',
      input_types: ['Data'],
      advanced: true,
    },
    {
      name: 'sender',
      display_name: 'Sender',
      type: 'text',
      info: 'Machine or User. Empty means who said it.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'sender_name',
      display_name: 'Sender Name',
      type: 'text',
      info: 'Empty means the name that the message has.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
    sessionIdField,
  ],
  outputs: [{ name: 'stored_messages', display_name: 'Stored Messages', types: ['Message'] }],
}
