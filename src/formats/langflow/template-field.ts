import type { FieldDefinition, FieldType } from '@/engine/component'
import { type Json, toJson } from '@/lib/to-json'

/** One entry of a Langflow template. */
export type TemplateField = Record<string, Json | undefined>

const INPUTS: Record<FieldType, { input: string; type: string }> = {
  text: { input: 'MessageTextInput', type: 'str' },
  multiline: { input: 'MultilineInput', type: 'str' },
  prompt: { input: 'PromptInput', type: 'prompt' },
  code: { input: 'CodeInput', type: 'code' },
  secret: { input: 'SecretStrInput', type: 'str' },
  integer: { input: 'IntInput', type: 'int' },
  number: { input: 'FloatInput', type: 'float' },
  slider: { input: 'SliderInput', type: 'slider' },
  boolean: { input: 'BoolInput', type: 'bool' },
  select: { input: 'DropdownInput', type: 'str' },
  model: { input: 'DropdownInput', type: 'str' },
  key_value: { input: 'TableInput', type: 'table' },
  table: { input: 'TableInput', type: 'table' },
  file: { input: 'FileInput', type: 'file' },
  handle: { input: 'HandleInput', type: 'other' },
}

const PAIRS = {
  columns: [
    { name: 'key', display_name: 'Key', type: 'str', description: 'Name' },
    { name: 'value', display_name: 'Value', type: 'str', description: 'Value' },
  ],
}

/** A field as an entry of a Langflow template, with its default as value. */
export function templateField(field: FieldDefinition): TemplateField {
  const { input, type } = INPUTS[field.type]
  return {
    _input_type: input,
    advanced: field.advanced === true,
    display_name: field.display_name,
    dynamic: false,
    info: field.info ?? '',
    ...(field.input_types ? { input_types: [...field.input_types] } : {}),
    list: field.list === true || field.type === 'key_value' || field.type === 'table',
    load_from_db: false,
    ...(field.type === 'multiline' || field.type === 'prompt' ? { multiline: true } : {}),
    name: field.name,
    ...(field.options ? { options: [...field.options] } : {}),
    ...(field.type === 'model' ? { combobox: true } : {}),
    ...(field.type === 'secret' ? { password: true } : {}),
    placeholder: field.placeholder ?? '',
    ...(field.type === 'slider'
      ? { range_spec: { min: field.min ?? 0, max: field.max ?? 1, step: field.step ?? 0.1 } }
      : {}),
    required: field.required === true,
    show: true,
    ...(field.type === 'key_value' ? { table_schema: PAIRS } : {}),
    title_case: false,
    type,
    value: toJson(field.default ?? emptyValue(field.type)),
  }
}

function emptyValue(type: FieldType): Json {
  if (type === 'boolean') return false
  return type === 'key_value' || type === 'table' ? [] : ''
}
