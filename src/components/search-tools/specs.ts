/** A search component under the name and with the field names of one service. */
export interface SearchToolSpec {
  type: string
  aliases: readonly string[]
  display_name: string
  /** The field that holds what is searched for. */
  query: string
  /** Its key is one of Tavily, so it can be used. */
  tavily?: boolean
  /** Offered for new flows. */
  offered?: boolean
}

export const searchToolSpecs: readonly SearchToolSpec[] = [
  {
    type: 'WebSearch',
    aliases: ['WebSearchNoAPI', 'UnifiedWebSearch', 'SearXNGTool', 'SearXNGToolComponent', 'ExaSearch'],
    display_name: 'Web Search',
    query: 'query',
    offered: true,
  },
  {
    type: 'TavilySearchComponent',
    aliases: ['TavilyAISearch', 'TavilySearchTool', 'TavilySearch'],
    display_name: 'Tavily Search',
    query: 'query',
    tavily: true,
  },
  { type: 'SearchComponent', aliases: ['SearchAPI'], display_name: 'Search API', query: 'input_value' },
  {
    type: 'DuckDuckGoSearchComponent',
    aliases: ['DuckDuckGoSearch'],
    display_name: 'DuckDuckGo Search',
    query: 'input_value',
  },
  {
    type: 'GoogleSearchAPICore',
    aliases: [
      'GoogleSearchAPI',
      'GoogleSerperAPICore',
      'GoogleSerperAPI',
      'BingSearchAPI',
      'Serp',
      'SerpComponent',
      'SerpAPI',
    ],
    display_name: 'Search Engine',
    query: 'input_value',
  },
]
