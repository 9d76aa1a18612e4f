import type { ComponentDefinition } from '@/engine/component'

export const createList: ComponentDefinition = {
  type: 'CreateList',
  aliases: ['CreateListComponent'],
  display_name: 'Create List',
  description: 'Makes a list of texts.',
  icon: 'table',
  category: 'processing',
  hidden: true,
  fields: [
    {
      name: 'texts',
      display_name: 'Texts',
      type: 'text',
      info: 'One or more texts.',
      list: true,
      input_types: ['Message'],
    },
  ],
  outputs: [
    { name: 'list', display_name: 'Data List', types: ['Data'] },
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
  ],
}
