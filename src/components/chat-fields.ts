import type { FieldDefinition } from '@/engine/component'

/** The session whose messages a node reads or writes. */
export const sessionIdField: FieldDefinition = {
  name: 'session_id',
  display_name: 'Session ID',
  type: 'text',
  info: 'Empty means the session of the run.',
  default: '',
  input_types: ['Message'],
  advanced: true,
}

/** Who says a message, in which session, and whether it is kept: the settings of chat inputs and outputs. */
export function chatFields(defaults: { sender: 'User' | 'Machine'; sender_name: string }): FieldDefinition[] {
  return [
    {
      name: 'should_store_message',
      aliases: ['store_message'],
      display_name: 'Store Messages',
      type: 'boolean',
      info: 'Keep the message in the history of the session.',
      default: true,
      advanced: true,
    },
    {
      name: 'sender',
      display_name: 'Sender Type',
      type: 'select',
      options: ['Machine', 'User'],
      default: defaults.sender,
      advanced: true,
    },
    {
      name: 'sender_name',
      display_name: 'Sender Name',
      type: 'text',
      default: defaults.sender_name,
      input_types: ['Message'],
      advanced: true,
    },
    sessionIdField,
  ]
}
