import type { ComponentDefinition } from '@/engine/component'

export const regexExtractor: ComponentDefinition = {
  type: 'RegexExtractorComponent',
  aliases: ['RegexExtractor'],
  display_name: 'Regex Extractor',
  description: 'Finds everything in a text that fits a pattern.',
  icon: 'search',
  category: 'processing',
  fields: [
    {
      name: 'input_text',
      display_name: 'Input Text',
      type: 'multiline',
      info: 'The text to search.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'pattern',
      display_name: 'Regex Pattern',
      type: 'text',
      info: 'A regular expression. With groups, what they hold is given.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [
    { name: 'data', display_name: 'Data', types: ['Data'] },
    { name: 'text', display_name: 'Message', types: ['Message'] },
  ],
}
