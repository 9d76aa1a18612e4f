import type { ComponentDefinition } from '@/engine/component'

export const typeConverter: ComponentDefinition = {
  type: 'TypeConverterComponent',
  display_name: 'Type Convert',
  description: 'Turns text, data and tables into one another.',
  icon: 'repeat',
  category: 'processing',
  fields: [
    {
      name: 'input_data',
      display_name: 'Input',
      type: 'handle',
      info: 'What to turn into something else.',
      required: true,
      input_types: ['Message', 'Data', 'DataFrame'],
    },
    {
      name: 'output_type',
      display_name: 'Output Type',
      type: 'select',
      info: 'Which form the author works with. All three outputs can be connected.',
      options: ['Message', 'Data', 'DataFrame', 'JSON', 'Table'],
      default: 'Message',
    },
    {
      name: 'auto_parse',
      display_name: 'Auto Parse',
      type: 'boolean',
      info: 'Read JSON out of a text, so that its fields become data.',
      default: false,
      advanced: true,
    },
  ],
  outputs: [
    { name: 'message_output', display_name: 'Message', types: ['Message'] },
    { name: 'data_output', display_name: 'Data', types: ['Data'] },
    { name: 'dataframe_output', display_name: 'Table', types: ['DataFrame'] },
  ],
}

/** The same turn in the one direction that older flows have a component of its own for. */
export const messageToData: ComponentDefinition = {
  type: 'MessagetoData',
  aliases: ['MessageToData'],
  display_name: 'Message to Data',
  description: 'Turns a message into data.',
  icon: 'repeat',
  category: 'processing',
  hidden: true,
  fields: [
    {
      name: 'message',
      display_name: 'Message',
      type: 'text',
      info: 'The message to turn into data.',
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'data', display_name: 'Data', types: ['Data'] }],
}
