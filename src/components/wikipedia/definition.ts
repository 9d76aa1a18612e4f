import type { ComponentDefinition } from '@/engine/component'

export const wikipedia: ComponentDefinition = {
  type: 'WikipediaComponent',
  aliases: ['WikipediaAPI', 'WikipediaAPIComponent'],
  display_name: 'Wikipedia',
  description: 'Finds articles of Wikipedia and gives their text.',
  icon: 'book-open',
  category: 'tools',
  capabilities: ['network'],
  fields: [
    {
      name: 'input_value',
      display_name: 'Search Query',
      type: 'text',
      info: 'What to search for.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'lang',
      display_name: 'Language',
      type: 'text',
      info: 'Which Wikipedia, e.g. en or de.',
      default: 'en',
    },
    {
      name: 'k',
      display_name: 'Number of Results',
      type: 'integer',
      info: 'Most articles to give.',
      default: 4,
      min: 1,
      max: 20,
    },
    {
      name: 'doc_content_chars_max',
      display_name: 'Longest Article',
      type: 'integer',
      info: 'Characters of each article that are kept.',
      default: 4000,
      min: 1,
      advanced: true,
    },
  ],
  outputs: [
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
    { name: 'data', display_name: 'Data', types: ['Data'] },
    { name: 'text', display_name: 'Text', types: ['Message'] },
  ],
}
