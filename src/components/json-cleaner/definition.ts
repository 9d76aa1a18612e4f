import type { ComponentDefinition } from '@/engine/component'

export const jsonCleaner: ComponentDefinition = {
  type: 'JSONCleaner',
  display_name: 'JSON Cleaner',
  description: 'Mends JSON that a model wrote slightly wrong.',
  icon: 'braces',
  category: 'processing',
  hidden: true,
  fields: [
    {
      name: 'json_str',
      display_name: 'JSON String',
      type: 'multiline',
      info: 'The text that holds the JSON.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'remove_control_chars',
      display_name: 'Remove Control Characters',
      type: 'boolean',
      info: 'Leave out characters that cannot be seen.',
      default: false,
    },
    {
      name: 'normalize_unicode',
      display_name: 'Normalize Unicode',
      type: 'boolean',
      info: 'Write letters in their composed form.',
      default: false,
    },
    {
      name: 'validate_json',
      display_name: 'Validate JSON',
      type: 'boolean',
      info: 'JSON that cannot be mended fails either way.',
      default: false,
    },
  ],
  outputs: [{ name: 'output', display_name: 'Cleaned JSON String', types: ['Message'] }],
}

export const jsonExtractor: ComponentDefinition = {
  type: 'LLMJsonExtractor',
  display_name: 'JSON Extractor',
  description: 'Reads data out of a model’s answer that holds JSON.',
  icon: 'braces',
  category: 'processing',
  differs: 'Its author’s own code is not run; the JSON in the answer is read.',
  hidden: true,
  fields: [
    {
      name: 'message',
      display_name: 'Message',
      type: 'multiline',
      info: 'The answer that holds JSON.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'data', display_name: 'Parsed Data', types: ['Data'] }],
}
