import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

const NUMBERED = /^field_\d+_key$/

/** Imported flows keep each field in a setting of its own. */
function numberedFields(config: Record<string, unknown>): FieldDefinition[] {
  return Object.keys(config)
    .filter((name) => NUMBERED.test(name))
    .map((name) => ({
      name,
      display_name: name.replace(/^field_(\d+)_key$/, 'Field $1'),
      type: 'key_value',
      info: 'Names with their values.',
      input_types: ['Message', 'Data'],
    }))
}

const common: readonly FieldDefinition[] = [
  {
    name: 'fields',
    display_name: 'Fields',
    type: 'key_value',
    info: 'Names with their values.',
    input_types: ['Data'],
  },
  {
    name: 'text_key',
    display_name: 'Text Key',
    type: 'text',
    info: 'The field that holds the text to read.',
    default: '',
    advanced: true,
  },
  {
    name: 'text_key_validator',
    display_name: 'Text Key Validator',
    type: 'boolean',
    info: 'Fail when there is no such field.',
    default: false,
    advanced: true,
  },
  {
    name: 'number_of_fields',
    display_name: 'Number of Fields',
    type: 'integer',
    info: 'How many fields older flows ask for.',
    advanced: true,
  },
]

export const createData: ComponentDefinition = {
  type: 'CreateData',
  aliases: ['DynamicCreateData'],
  display_name: 'Create Data',
  description: 'Makes data of names and values.',
  icon: 'blocks',
  category: 'processing',
  fields: common,
  dynamic_fields: numberedFields,
  outputs: [{ name: 'data', display_name: 'Data', types: ['Data'] }],
}

export const updateData: ComponentDefinition = {
  ...createData,
  type: 'UpdateData',
  aliases: ['UpdateDataComponent'],
  display_name: 'Update Data',
  description: 'Adds fields to data or changes them.',
  hidden: true,
  fields: [
    {
      name: 'old_data',
      display_name: 'Data',
      type: 'handle',
      info: 'The data to change.',
      required: true,
      list: true,
      input_types: ['Data'],
    },
    ...common,
  ],
}
