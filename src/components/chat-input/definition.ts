import type { ComponentDefinition } from '@/engine/component'
import { chatFields } from '../chat-fields'

export const chatInput: ComponentDefinition = {
  type: 'ChatInput',
  display_name: 'Chat Input',
  description: 'What the person in the conversation says.',
  icon: 'messages-square',
  category: 'input_output',
  input_type: 'chat',
  fields: [
    {
      name: 'input_value',
      display_name: 'Input Text',
      type: 'multiline',
      info: 'Used when a run brings no message of its own.',
      default: '',
      input_types: ['Message'],
    },
    ...chatFields({ sender: 'User', sender_name: 'User' }),
    {
      name: 'files',
      display_name: 'Files',
      type: 'file',
      info: 'Files that go with the message.',
      advanced: true,
    },
  ],
  outputs: [{ name: 'message', display_name: 'Chat Message', types: ['Message'] }],
}
