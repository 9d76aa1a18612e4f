import type { ComponentDefinition } from '@/engine/component'

export const combineText: ComponentDefinition = {
  type: 'CombineText',
  display_name: 'Combine Text',
  description: 'Joins two texts with something between them.',
  icon: 'merge',
  category: 'processing',
  fields: [
    { name: 'text1', display_name: 'First Text', type: 'multiline', default: '', input_types: ['Message'] },
    { name: 'text2', display_name: 'Second Text', type: 'multiline', default: '', input_types: ['Message'] },
    {
      name: 'delimiter',
      display_name: 'Delimiter',
      type: 'text',
      info: 'What stands between the two. A blank if left alone.',
      default: ' ',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'combined_text', display_name: 'Combined Text', types: ['Message'] }],
}
