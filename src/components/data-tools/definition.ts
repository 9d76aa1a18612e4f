import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

/** Older flows have a component of its own for each small change to data; new ones use Data Operations. */
function tool(
  definition: Pick<ComponentDefinition, 'type' | 'display_name' | 'description' | 'fields' | 'outputs'> & {
    aliases?: readonly string[]
  },
): ComponentDefinition {
  return { icon: 'list-filter', category: 'processing', hidden: true, ...definition }
}

const dataField = (name: string, aliases: readonly string[] = []): FieldDefinition => ({
  name,
  aliases,
  display_name: 'Data',
  type: 'handle',
  info: 'The data to work on.',
  required: true,
  list: true,
  input_types: ['Data', 'DataFrame'],
})

export const dataTools: readonly ComponentDefinition[] = [
  tool({
    type: 'FilterData',
    display_name: 'Filter Data',
    description: 'Keeps some fields of data.',
    fields: [
      dataField('data'),
      {
        name: 'filter_criteria',
        display_name: 'Filter Criteria',
        type: 'text',
        info: 'Names of the fields to keep.',
        list: true,
        input_types: ['Message'],
      },
    ],
    outputs: [{ name: 'filtered_data', display_name: 'Filtered Data', types: ['Data'] }],
  }),
  tool({
    type: 'FilterDataValues',
    display_name: 'Filter Values',
    description: 'Keeps the items of a list whose field has a value.',
    fields: [
      dataField('input_data'),
      {
        name: 'filter_key',
        display_name: 'Filter Key',
        type: 'text',
        info: 'The field to look at.',
        default: '',
        input_types: ['Message', 'Data'],
      },
      {
        name: 'filter_value',
        display_name: 'Filter Value',
        type: 'text',
        info: 'What it is compared with.',
        default: '',
        input_types: ['Message', 'Data'],
      },
      {
        name: 'operator',
        display_name: 'Comparison Operator',
        type: 'select',
        info: 'How they compare.',
        options: ['equals', 'not equals', 'contains', 'starts with', 'ends with'],
        default: 'equals',
        advanced: true,
      },
    ],
    outputs: [{ name: 'filtered_data', display_name: 'Filtered Data', types: ['Data'] }],
  }),
  tool({
    type: 'SelectData',
    display_name: 'Select Data',
    description: 'Gives one item of a list.',
    fields: [
      dataField('data_list'),
      {
        name: 'data_index',
        display_name: 'Data Index',
        type: 'integer',
        info: 'Which one; the first is 0.',
        default: 0,
        min: 0,
      },
    ],
    outputs: [{ name: 'selected_data', display_name: 'Selected Data', types: ['Data'] }],
  }),
  tool({
    type: 'ExtractDataKey',
    aliases: ['ExtractaKey', 'ExtractKey'],
    display_name: 'Extract Key',
    description: 'Gives what stands in one field.',
    fields: [
      dataField('data_input'),
      { name: 'key', display_name: 'Key', type: 'text', info: 'Name of the field.', required: true, default: '' },
    ],
    outputs: [{ name: 'extracted_data', display_name: 'Extracted Data', types: ['Data'] }],
  }),
  tool({
    type: 'MergeDataComponent',
    aliases: ['MergeData', 'CombineData'],
    display_name: 'Combine Data',
    description: 'Puts the fields or rows of several data together.',
    fields: [
      dataField('data_inputs', ['data_input']),
      {
        name: 'operation',
        display_name: 'Operation',
        type: 'select',
        info: 'Concatenate joins texts of one field; Append lists rows; Merge makes lists; Join numbers the fields.',
        options: ['Concatenate', 'Append', 'Merge', 'Join'],
        default: 'Concatenate',
      },
    ],
    outputs: [{ name: 'combined_data', display_name: 'Combined Data', types: ['DataFrame'] }],
  }),
]
