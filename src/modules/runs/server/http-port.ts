import { EngineError, type HttpPort } from '@/engine'
import { OutboundBlockedError } from '@/platform/http/outbound-blocked-error'

/** HTTP for nodes, over the guarded fetch: refusals and faults in words that name the address. */
export function httpPort(fetch: typeof globalThis.fetch): HttpPort {
  return {
    async request(request) {
      const limit = AbortSignal.timeout(request.timeout_ms)
      try {
        const response = await fetch(request.url, {
          method: request.method,
          headers: request.headers,
          redirect: request.follow_redirects ? 'follow' : 'manual',
          signal: AbortSignal.any([request.signal, limit]),
          ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
        })
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await readBounded(response, request.max_bytes),
          url: response.url || request.url,
        }
      } catch (error) {
        throw explain(error, request.url, request.signal.aborted, limit.aborted, request.timeout_ms)
      }
    },
  }
}

const bodyOf = (body: string | Uint8Array) => (typeof body === 'string' ? body : new Uint8Array(body))

async function readBounded(response: Response, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > max)
      throw new EngineError('http_too_large', `The answer of ${response.url} is larger than ${max} bytes.`, {
        hint: 'Ask for less, or raise the limit of the node.',
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function explain(error: unknown, url: string, stopped: boolean, late: boolean, timeout_ms: number): unknown {
  if (stopped || error instanceof EngineError) return error
  const host = URL.canParse(url) ? new URL(url).host : url
  if (late)
    return new EngineError('http_timeout', `${host} did not answer within ${timeout_ms} ms.`, {
      hint: 'Raise the time-out of the node, or try again later.',
    })
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof OutboundBlockedError || error instanceof OutboundBlockedError)
    return new EngineError('http_blocked', (cause instanceof Error ? cause : new Error(String(error))).message, {
      hint: 'The operator can open addresses with MILLRACE_OUTBOUND_ALLOW.',
      cause: error,
    })
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new EngineError('http_failed', `${host} could not be reached: ${reason}`, { cause: error })
}
