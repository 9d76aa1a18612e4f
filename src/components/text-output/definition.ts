import type { ComponentDefinition } from '@/engine/component'

export const textOutput: ComponentDefinition = {
  type: 'TextOutput',
  display_name: 'Text Output',
  description: 'Text that the flow gives back.',
  icon: 'text',
  category: 'input_output',
  output_type: 'text',
  fields: [
    {
      name: 'input_value',
      display_name: 'Text',
      type: 'multiline',
      default: '',
      input_types: ['Message', 'Data', 'DataFrame'],
    },
  ],
  outputs: [{ name: 'text', display_name: 'Output Text', types: ['Message'] }],
}
