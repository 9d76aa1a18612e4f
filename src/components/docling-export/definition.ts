import type { ComponentDefinition } from '@/engine/component'

export const doclingExport: ComponentDefinition = {
  type: 'ExportDoclingDocument',
  display_name: 'Document Export',
  description: 'Gives the text of documents that were read.',
  icon: 'file-text',
  category: 'data',
  hidden: true,
  differs: 'Documents were read as text, so every format gives that text.',
  fields: [
    {
      name: 'data_inputs',
      display_name: 'Documents',
      type: 'handle',
      info: 'Documents as a reader gave them.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame'],
    },
  ],
  outputs: [
    { name: 'data', display_name: 'Exported Data', types: ['Data'] },
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
  ],
}
