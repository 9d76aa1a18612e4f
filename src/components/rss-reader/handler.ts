import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { fetchText } from '../fetch-text'
import { textInput } from '../read-inputs'
import { tableOf } from '../table-of'
import { attributesIn, elementsIn, textIn } from '../xml-parts'

export const rssReaderHandler: Handler = async (inputs, context) => {
  const address = textInput(inputs, 'rss_url').trim()
  if (!URL.canParse(address)) {
    throw new EngineError('invalid_input', `"${address}" is not an address.`, {
      hint: 'An address looks like https://example.com/feed.xml.',
    })
  }
  const xml = await fetchText(context, new URL(address), 'The feed')
  const items = elementsIn(xml, 'item').map((item) => ({
    title: textIn(item, 'title'),
    link: textIn(item, 'link'),
    published: textIn(item, 'pubDate') || textIn(item, 'dc:date'),
    summary: textIn(item, 'description'),
  }))
  const entries = elementsIn(xml, 'entry').map((entry) => ({
    title: textIn(entry, 'title'),
    link: attributesIn(entry, 'link', 'href')[0] ?? '',
    published: textIn(entry, 'published') || textIn(entry, 'updated'),
    summary: textIn(entry, 'summary') || textIn(entry, 'content'),
  }))
  return { outputs: { articles: tableOf([...items, ...entries]) } }
}
