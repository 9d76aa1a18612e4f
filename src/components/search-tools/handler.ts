import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { numberInput, textInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import { searchWeb } from '../web-search/search-web'
import type { SearchToolSpec } from './specs'

export function searchToolHandler(spec: SearchToolSpec): Handler {
  return async (inputs, context) => {
    const query = textInput(inputs, spec.query).trim()
    if (query === '') {
      throw new EngineError('missing_value', `"${context.node_name}" has nothing to search for.`, {
        hint: 'Connect a text to "Search Query", or type one.',
      })
    }
    const key = spec.tavily ? textInput(inputs, 'api_key') : ''
    const limit = numberInput(inputs, 'max_results') ?? 5
    const found = await searchWeb(context, query, { limit, ...(key === '' ? {} : { api_key: key }) })
    const length = numberInput(inputs, 'max_snippet_length')
    const rows = found.map(({ title, url, content }) => {
      const snippet = content.slice(0, length)
      return { title, url, link: url, content: snippet, snippet, text: snippet }
    })
    const table = tableOf(rows)
    const text = rows.map((row) => `${row.title}\n${row.url}\n${row.content}`).join('\n\n')
    return {
      outputs: { dataframe: table, data: dataListOf(rows), text: newMessage(text, context.run), results: table },
    }
  }
}
