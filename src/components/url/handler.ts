import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { keyValues } from '../api-request/key-values'
import { flagInput, numberInput, textInput, textsInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import type { WebPage } from '../web-page/read-page'
import { crawl } from './crawl'

export const urlHandler: Handler = async (inputs, context) => {
  const urls = textsInput(inputs, 'urls')
    .flatMap((text) => text.split(/[\s,]+(?=https?:)|\n/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (urls.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no address to read.`, {
      hint: 'Type one under "URLs", or connect a text that holds one.',
    })
  }
  const headers = keyValues(inputs.headers) ?? new Map()
  const pages = await crawl(context, urls, {
    depth: Math.min(Math.max(1, numberInput(inputs, 'max_depth') ?? 1), 5),
    same_host: flagInput(inputs, 'prevent_outside', true),
    continue_on_failure: flagInput(inputs, 'continue_on_failure', true),
    timeout_ms: Math.min(numberInput(inputs, 'timeout') || 30, 300) * 1000,
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, textOf(value)])),
  })
  const raw = /html/i.test(textInput(inputs, 'format'))
  const rows = pages.map((page) => rowOf(page, raw))
  const text = rows.map((row) => row.text).join(textInput(inputs, 'separator'))
  const message = newMessage(text, context.run)
  const table = tableOf(rows)
  return {
    outputs: { page_results: table, raw_results: message, data: dataListOf(rows), text: message, dataframe: table },
  }
}

function rowOf(page: WebPage, raw: boolean) {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(page.raw)?.[1]?.trim() ?? ''
  return { text: raw ? page.raw : page.text, url: page.url, title, content_type: page.media_type }
}
