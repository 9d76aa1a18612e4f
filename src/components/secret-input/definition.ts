import type { ComponentDefinition } from '@/engine/component'

export const secretInput: ComponentDefinition = {
  type: 'SecretInput',
  display_name: 'Secret Input',
  description: 'A text that is shown nowhere.',
  icon: 'key-round',
  category: 'input_output',
  fields: [
    {
      name: 'input_value',
      display_name: 'Secret',
      type: 'secret',
      info: 'The text, or the name of a stored variable. Records and events show it masked.',
      load_from_db: true,
    },
  ],
  outputs: [{ name: 'text', display_name: 'Output Text', types: ['Message'] }],
}
