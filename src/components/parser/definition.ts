import type { ComponentDefinition } from '@/engine/component'

export const parser: ComponentDefinition = {
  type: 'ParserComponent',
  aliases: ['parser'],
  display_name: 'Parser',
  description: 'Writes data or the rows of a table as text.',
  icon: 'text-quote',
  category: 'processing',
  fields: [
    {
      name: 'input_data',
      display_name: 'Data or DataFrame',
      type: 'handle',
      required: true,
      input_types: ['DataFrame', 'Data'],
    },
    { name: 'mode', display_name: 'Mode', type: 'select', options: ['Parser', 'Stringify'], default: 'Parser' },
    {
      name: 'pattern',
      display_name: 'Template',
      type: 'multiline',
      info: '{name} stands for the field or column of that name.',
      default: 'Text: {text}',
      input_types: ['Message'],
      show_when: { field: 'mode', in: ['Parser'] },
    },
    {
      name: 'sep',
      display_name: 'Separator',
      type: 'text',
      info: 'What stands between rows.',
      default: '\n',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'clean_data',
      display_name: 'Clean Data',
      type: 'boolean',
      info: 'Leave out empty rows.',
      default: true,
      advanced: true,
      show_when: { field: 'mode', in: ['Stringify'] },
    },
  ],
  outputs: [{ name: 'parsed_text', display_name: 'Parsed Text', types: ['Message'] }],
}
