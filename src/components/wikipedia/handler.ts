import { z } from 'zod'
import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { fetchJson } from '../fetch-text'
import { numberInput, textInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'

const Answer = z.object({
  query: z
    .object({
      pages: z.array(
        z.object({
          title: z.string(),
          index: z.number().catch(0),
          extract: z.string().catch(''),
          fullurl: z.string().catch(''),
        }),
      ),
    })
    .optional(),
})

export const wikipediaHandler: Handler = async (inputs, context) => {
  const language = textInput(inputs, 'lang') || 'en'
  if (!/^[a-z-]{2,20}$/i.test(language)) {
    throw new EngineError('invalid_input', `"${language}" is not the code of a language.`, {
      hint: 'It looks like en, de or pt.',
    })
  }
  const url = new URL(`https://${language}.wikipedia.org/w/api.php`)
  const query = {
    action: 'query',
    format: 'json',
    formatversion: '2',
    generator: 'search',
    gsrsearch: textInput(inputs, 'input_value'),
    gsrlimit: String(numberInput(inputs, 'k') ?? 4),
    prop: 'extracts|info',
    inprop: 'url',
    explaintext: '1',
    exlimit: 'max',
  }
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  const answer = Answer.safeParse(await fetchJson(context, url, 'Wikipedia'))
  if (!answer.success) throw new EngineError('tool_failed', 'Wikipedia answered with something unexpected.')
  const length = numberInput(inputs, 'doc_content_chars_max') ?? 4000
  const rows = (answer.data.query?.pages ?? [])
    .sort((one, other) => one.index - other.index)
    .map(({ title, extract, fullurl }) => ({ title, text: extract.slice(0, length), source: fullurl }))
  const text = rows.map((row) => `${row.title}\n${row.text}`).join('\n\n')
  return { outputs: { dataframe: tableOf(rows), data: dataListOf(rows), text: newMessage(text, context.run) } }
}
