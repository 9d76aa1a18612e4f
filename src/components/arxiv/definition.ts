import type { ComponentDefinition } from '@/engine/component'

export const arxiv: ComponentDefinition = {
  type: 'ArXivComponent',
  display_name: 'arXiv',
  description: 'Finds papers on arXiv.',
  icon: 'book-open',
  category: 'tools',
  capabilities: ['network'],
  fields: [
    {
      name: 'search_query',
      display_name: 'Search Query',
      type: 'text',
      info: 'What to search for.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'search_type',
      display_name: 'Search Field',
      type: 'select',
      info: 'Where the words are looked for.',
      options: ['all', 'title', 'abstract', 'author', 'cat'],
      default: 'all',
    },
    {
      name: 'max_results',
      display_name: 'Max Results',
      type: 'integer',
      info: 'Most papers to give.',
      default: 10,
      min: 1,
      max: 100,
    },
  ],
  outputs: [
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
    { name: 'data', display_name: 'Data', types: ['Data'] },
  ],
}
