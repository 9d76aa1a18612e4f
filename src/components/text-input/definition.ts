import type { ComponentDefinition } from '@/engine/component'

export const textInput: ComponentDefinition = {
  type: 'TextInput',
  display_name: 'Text Input',
  description: 'Text that goes into the flow.',
  icon: 'text-cursor-input',
  category: 'input_output',
  input_type: 'text',
  fields: [
    {
      name: 'input_value',
      display_name: 'Text',
      type: 'multiline',
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'text', display_name: 'Output Text', types: ['Message'] }],
}
