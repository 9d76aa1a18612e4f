import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'

/** Bytes of an answer that are read. */
const MAX_BYTES = 5 * 1024 * 1024

/** The text that an address answers a GET with. Throws `http_*`, and `tool_failed` for an answer of 400 and above. */
export async function fetchText(context: NodeContext, url: URL, service: string): Promise<string> {
  const response = await context.ports.http.request({
    url: url.href,
    method: 'GET',
    headers: { 'User-Agent': 'Millrace', Accept: '*/*' },
    follow_redirects: true,
    timeout_ms: 30_000,
    max_bytes: MAX_BYTES,
    signal: context.signal,
  })
  const text = new TextDecoder().decode(response.body)
  if (response.status < 400) return text
  throw new EngineError('tool_failed', `${service} answered with status ${response.status}: ${text.slice(0, 200)}`)
}

/** The same as JSON. */
export async function fetchJson(context: NodeContext, url: URL, service: string): Promise<unknown> {
  const text = await fetchText(context, url, service)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EngineError('tool_failed', `${service} answered with something that is no JSON.`, { cause: error })
  }
}
