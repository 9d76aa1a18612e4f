import type { ComponentDefinition } from '@/engine/component'

export const note: ComponentDefinition = {
  type: 'note',
  aliases: ['noteNode'],
  display_name: 'Note',
  description: 'Words for people, in Markdown. Does not run.',
  icon: 'sticky-note',
  category: 'notes',
  inert: true,
  fields: [],
  outputs: [],
}
