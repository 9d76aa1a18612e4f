import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { inParallel } from '../in-parallel'
import { readPage, type WebPage } from '../web-page/read-page'

/** Pages that one crawl reads at most, and how many at the same time. */
const MAX_PAGES = 100
const WIDTH = 4
const LINK = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi

export interface CrawlOptions {
  depth: number
  same_host: boolean
  continue_on_failure: boolean
  timeout_ms: number
  headers: Record<string, string>
}

/** Reads pages and those that they link to, level by level, each address once. Throws the failure of the first page when none could be read. */
export async function crawl(context: NodeContext, urls: readonly string[], options: CrawlOptions): Promise<WebPage[]> {
  const pages: WebPage[] = []
  const seen = new Set<string>()
  let failure: EngineError | undefined
  let level = fresh(urls, seen)
  for (let depth = 1; level.length > 0 && depth <= options.depth; depth++) {
    const read = await inParallel(level.slice(0, MAX_PAGES - pages.length), WIDTH, async (address) => {
      try {
        return await readPage(context, address, options)
      } catch (error) {
        if (!(error instanceof EngineError) || !options.continue_on_failure || context.signal.aborted) throw error
        context.log(`${address} could not be read: ${error.message}`)
        failure ??= error
        return undefined
      }
    })
    const found = read.filter((page) => page !== undefined)
    pages.push(...found)
    if (pages.length >= MAX_PAGES) {
      context.log(`Stopped after ${MAX_PAGES} pages.`)
      break
    }
    level = fresh(
      found.flatMap((page) => linksOf(page, options.same_host)),
      seen,
    )
  }
  if (pages.length === 0 && failure) throw failure
  return pages
}

function fresh(urls: readonly string[], seen: Set<string>): string[] {
  return urls.filter((url) => {
    const key = url.trim().replace(/#.*$/, '')
    return key !== '' && !seen.has(key) && seen.add(key)
  })
}

function linksOf(page: WebPage, same_host: boolean): string[] {
  const host = new URL(page.url).host
  return [...page.raw.matchAll(LINK)].flatMap(([, double, single, bare]) => {
    const href = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&')
    if (!URL.canParse(href, page.url)) return []
    const target = new URL(href, page.url)
    target.hash = ''
    return /^https?:$/.test(target.protocol) && (!same_host || target.host === host) ? [target.href] : []
  })
}
