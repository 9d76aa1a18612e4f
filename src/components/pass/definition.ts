import type { ComponentDefinition } from '@/engine/component'

export const pass: ComponentDefinition = {
  type: 'Pass',
  aliases: ['PassMessage'],
  display_name: 'Pass',
  description: 'Hands one message on after another one is there.',
  icon: 'git-branch',
  category: 'logic',
  hidden: true,
  fields: [
    {
      name: 'input_message',
      display_name: 'Input Message',
      type: 'multiline',
      info: 'The message that goes on.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'ignored_message',
      display_name: 'Ignored Message',
      type: 'multiline',
      info: 'Waited for and not used.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
  ],
  outputs: [{ name: 'output_message', display_name: 'Output Message', types: ['Message'] }],
}
