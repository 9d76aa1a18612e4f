import type { ComponentDefinition } from '@/engine/component'

export const SAVE_FORMATS = ['txt', 'markdown', 'json', 'csv'] as const

export const saveToFile: ComponentDefinition = {
  type: 'SaveToFile',
  aliases: ['SaveToFileComponent'],
  display_name: 'Save to File',
  description: 'Keeps text, data or a table as a file of the flow.',
  icon: 'file-text',
  category: 'data',
  capabilities: ['files'],
  differs: 'Files are kept among the files of the flow, not in folders of a machine or in cloud storage.',
  fields: [
    {
      name: 'input',
      aliases: ['df', 'data', 'message'],
      display_name: 'Content',
      type: 'handle',
      info: 'What to keep.',
      required: true,
      input_types: ['Message', 'Data', 'DataFrame'],
    },
    {
      name: 'file_name',
      aliases: ['file_path'],
      display_name: 'File Name',
      type: 'text',
      info: 'Name of the file, with or without its ending.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'file_format',
      aliases: ['local_format', 'data_format', 'message_format'],
      display_name: 'File Format',
      type: 'select',
      info: 'How it is written. Empty means text for a message, JSON for data, CSV for a table.',
      options: ['', ...SAVE_FORMATS],
      default: '',
    },
  ],
  outputs: [
    { name: 'message', display_name: 'Confirmation', types: ['Message'] },
    { name: 'result', display_name: 'Confirmation (older flows)', types: ['Message'] },
    { name: 'confirmation', display_name: 'Confirmation (text)', types: ['Message'] },
  ],
}
