import type { ComponentDefinition } from '@/engine/component'

export const idGenerator: ComponentDefinition = {
  type: 'IDGenerator',
  aliases: ['IDGeneratorComponent'],
  display_name: 'ID Generator',
  description: 'Gives an id that nothing else has.',
  icon: 'key-round',
  category: 'tools',
  hidden: true,
  fields: [
    {
      name: 'unique_id',
      display_name: 'Value',
      type: 'text',
      info: 'The id to give. Empty makes a fresh one in every run.',
      default: '',
    },
  ],
  outputs: [{ name: 'id', display_name: 'ID', types: ['Message'] }],
}
