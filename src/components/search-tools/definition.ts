import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { type SearchToolSpec, searchToolSpecs } from './specs'

export const searchTools: readonly ComponentDefinition[] = searchToolSpecs.map((spec) => ({
  type: spec.type,
  aliases: spec.aliases,
  display_name: spec.display_name,
  description: 'Searches the web and gives what was found.',
  icon: 'search',
  category: 'tools',
  capabilities: ['network'],
  ...(spec.offered ? {} : { hidden: true }),
  differs: spec.tavily
    ? 'When the variable SEARCH_ENDPOINT is set, that service is asked in place of Tavily.'
    : 'The service in the variable SEARCH_ENDPOINT is asked, else Tavily with TAVILY_API_KEY.',
  fields: fieldsOf(spec),
  outputs: [
    { name: 'dataframe', display_name: 'Results', types: ['DataFrame'] },
    { name: 'data', display_name: 'Data (older flows)', types: ['Data'] },
    { name: 'text', display_name: 'Text (older flows)', types: ['Message'] },
    { name: 'results', display_name: 'Results (older flows)', types: ['DataFrame'] },
  ],
}))

function fieldsOf(spec: SearchToolSpec): FieldDefinition[] {
  const fields: FieldDefinition[] = [
    {
      name: spec.query,
      aliases: ['input_value', 'query', 'search_query'].filter((name) => name !== spec.query),
      display_name: 'Search Query',
      type: 'text',
      info: 'What to search for.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'max_results',
      aliases: ['k', 'num_results'],
      display_name: 'Max Results',
      type: 'integer',
      info: 'Most results to give.',
      default: 5,
      min: 1,
      max: 50,
      advanced: true,
    },
    {
      name: 'max_snippet_length',
      display_name: 'Max Snippet Length',
      type: 'integer',
      info: 'Characters of each result that are kept. Empty keeps all.',
      min: 1,
      advanced: true,
    },
  ]
  if (!spec.tavily) return fields
  return [
    {
      name: 'api_key',
      display_name: 'Tavily API Key',
      type: 'secret',
      info: 'Empty means the variable TAVILY_API_KEY.',
      load_from_db: true,
    },
    ...fields,
  ]
}
