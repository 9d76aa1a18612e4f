import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'

export interface WebPage {
  url: string
  /** The readable text of the page or document. */
  text: string
  /** As it came, for pages that are text. */
  raw: string
  media_type: string
}

/** Bytes of a page that are read. */
const MAX_BYTES = 10 * 1024 * 1024

/** Fetches an address and gives its readable text. Throws `http_*`, `tool_failed` for an answer of 400 and above. */
export async function readPage(
  context: NodeContext,
  address: string,
  options: { timeout_ms?: number; headers?: Record<string, string> } = {},
): Promise<WebPage> {
  const url = /^https?:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`
  if (!URL.canParse(url)) {
    throw new EngineError('invalid_input', `${JSON.stringify(address)} is not an address.`, {
      hint: 'An address looks like https://example.com/page.',
    })
  }
  const response = await context.ports.http.request({
    url,
    method: 'GET',
    headers: { 'User-Agent': 'Mozilla/5.0 (compatible; Millrace)', Accept: 'text/html,*/*', ...options.headers },
    follow_redirects: true,
    timeout_ms: options.timeout_ms ?? 30_000,
    max_bytes: MAX_BYTES,
    signal: context.signal,
  })
  if (response.status >= 400) throw new EngineError('tool_failed', `${url} answered with status ${response.status}.`)
  const media_type = response.headers['content-type']?.split(';')[0]?.trim() || 'text/html'
  const name = new URL(response.url || url).pathname.split('/').pop() || 'page.html'
  const text = await context.ports.documents.extract({ name, media_type, bytes: response.body }, context.signal)
  const raw = /^text\/|json|xml/.test(media_type) ? new TextDecoder().decode(response.body) : text
  return { url: response.url || url, text, raw, media_type }
}
