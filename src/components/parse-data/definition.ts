import type { ComponentDefinition } from '@/engine/component'

export const parseData: ComponentDefinition = {
  type: 'ParseData',
  aliases: ['ParseDataFrame'],
  display_name: 'Data to Message',
  description: 'Writes data as text by a template.',
  icon: 'text-quote',
  category: 'processing',
  hidden: true,
  fields: [
    {
      name: 'data',
      aliases: ['df'],
      display_name: 'Data',
      type: 'handle',
      info: 'What to write.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    {
      name: 'template',
      display_name: 'Template',
      type: 'multiline',
      info: '{name} stands for the field of that name, {data} for all of it.',
      default: '{text}',
      input_types: ['Message'],
    },
    {
      name: 'sep',
      display_name: 'Separator',
      type: 'text',
      info: 'What stands between one and the next.',
      default: '\n',
      advanced: true,
    },
  ],
  outputs: [
    { name: 'text', display_name: 'Message', types: ['Message'] },
    { name: 'data_list', display_name: 'Data List', types: ['Data'] },
  ],
}
