import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { fetchText } from '../fetch-text'
import { numberInput, textInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import { attributesIn, elementsIn, textIn } from '../xml-parts'

const PREFIX: Readonly<Record<string, string>> = { title: 'ti', abstract: 'abs', author: 'au', cat: 'cat' }

export const arxivHandler: Handler = async (inputs, context) => {
  const query = textInput(inputs, 'search_query').trim()
  if (query === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has nothing to search for.`, {
      hint: 'Connect a text to "Search Query", or type one.',
    })
  }
  const url = new URL('https://export.arxiv.org/api/query')
  url.searchParams.set('search_query', `${PREFIX[textInput(inputs, 'search_type')] ?? 'all'}:${query}`)
  url.searchParams.set('max_results', String(numberInput(inputs, 'max_results') ?? 10))
  const rows = elementsIn(await fetchText(context, url, 'arXiv'), 'entry').map(paper)
  return { outputs: { dataframe: tableOf(rows), data: dataListOf(rows) } }
}

function paper(entry: string) {
  const id = textIn(entry, 'id')
  const summary = textIn(entry, 'summary')
  return {
    id,
    title: textIn(entry, 'title'),
    summary,
    text: summary,
    published: textIn(entry, 'published'),
    updated: textIn(entry, 'updated'),
    authors: elementsIn(entry, 'name').map((name) => name.trim()),
    arxiv_url: id,
    pdf_url: id.replace('/abs/', '/pdf/'),
    comment: textIn(entry, 'arxiv:comment'),
    journal_ref: textIn(entry, 'arxiv:journal_ref'),
    primary_category: attributesIn(entry, 'arxiv:primary_category', 'term')[0] ?? '',
    categories: attributesIn(entry, 'category', 'term'),
  }
}
