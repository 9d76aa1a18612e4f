import type { ComponentDefinition } from '@/engine/component'
import { chatFields } from '../chat-fields'

export const chatOutput: ComponentDefinition = {
  type: 'ChatOutput',
  display_name: 'Chat Output',
  description: 'What the conversation answers.',
  icon: 'message-square-reply',
  category: 'input_output',
  output_type: 'chat',
  fields: [
    {
      name: 'input_value',
      display_name: 'Inputs',
      type: 'multiline',
      info: 'The text of the answer. Data is shown by its template, a table as a table.',
      default: '',
      input_types: ['Message', 'Data', 'DataFrame'],
    },
    ...chatFields({ sender: 'Machine', sender_name: 'AI' }),
    {
      name: 'data_template',
      display_name: 'Data Template',
      type: 'text',
      info: 'How to write data as text: {name} stands for its field of that name.',
      default: '{text}',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'clean_data',
      display_name: 'Basic Clean Data',
      type: 'boolean',
      info: 'Leave out empty rows and blank lines of tables.',
      default: true,
      advanced: true,
    },
  ],
  outputs: [{ name: 'message', display_name: 'Output Message', types: ['Message'] }],
}
