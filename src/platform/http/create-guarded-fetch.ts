import { request as send } from 'undici'
import { parseAllowList } from './allow-list'
import { checkUrl } from './check-outbound-url'
import { guardedAgent, type ResolvedAddress } from './guarded-agent'
import { OutboundBlockedError } from './outbound-blocked-error'
import { type Hop, nextHop } from './redirect'
import { ACCEPTED_ENCODINGS, headersOf, toResponse } from './to-response'

export interface GuardedFetchOptions {
  /** Private hosts and networks that may be reached, in the form of MILLRACE_OUTBOUND_ALLOW. */
  allow?: readonly string[]
  /** Bytes of the unpacked answer after which reading it fails. Default 100 MiB. */
  maxBytes?: number
  /** Default 5. */
  maxRedirects?: number
  /** Milliseconds. Default 10 s. */
  connectTimeout?: number
  /** Milliseconds until the first byte, and between two pieces. Default 5 min. */
  responseTimeout?: number
  resolve?: (host: string) => Promise<ResolvedAddress[]>
}

/**
 * A `fetch` for requests that users can steer. http and https only, no credentials in the URL, private addresses closed,
 * each redirect judged like a new request, credentials dropped when it leads to another origin. Answers stream; request
 * bodies are held in memory, since a redirect may send them again.
 *
 * @throws {OutboundBlockedError} before anything is sent to a closed address; otherwise what `fetch` throws
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): typeof fetch {
  const { maxBytes = 100 * 1024 ** 2, maxRedirects = 5, allow: entries = [], ...connection } = options
  const allow = parseAllowList(entries)
  const dispatcher = guardedAgent({ allow, ...connection })
  return async (input, init) => {
    const start = checked(input instanceof Request ? input.url : String(input))
    const request = plainRequest(input, init) ?? (await readRequest(new Request(input, init)))
    const { method, headers, body } = request
    let hop: Hop = { url: start, method, headers, body }
    for (let redirects = 0; ; redirects += 1) {
      const { url, method, headers } = hop
      const { signal } = request
      const received = await reached(url, signal, () =>
        send(url, { method, headers: outgoing(headers), body: hop.body ?? null, signal: signal ?? null, dispatcher }),
      )
      const { statusCode: status, statusText } = received
      const answer = { status, statusText, headers: headersOf(received.headers) }
      const location = request.redirect === 'manual' ? undefined : nextHop(hop, answer)
      if (!location)
        return toResponse(received.body, answer, { url: url.href, method, redirected: redirects > 0, maxBytes })
      await received.body.dump()
      if (request.redirect === 'error') throw new TypeError(`${url.href} answered with a redirect`)
      if (redirects === maxRedirects)
        throw new TypeError(`${start.href} was redirected more than ${maxRedirects} times`)
      hop = { ...location, url: checked(location.url.href) }
    }
  }

  function checked(text: string): URL {
    const check = checkUrl(text, allow)
    if (!check.ok) throw new OutboundBlockedError(withoutSecrets(text), check.reason)
    return check.url
  }
}

type Outgoing = Omit<Hop, 'url'> & { redirect: RequestRedirect; signal: AbortSignal | undefined }

/** A request that needs no reading: the standard's own object, and its body as a stream, cost more than sending it. */
function plainRequest(input: RequestInfo | URL, init: RequestInit = {}): Outgoing | undefined {
  const { body, signal, redirect = 'follow', method = 'GET' } = init
  if (input instanceof Request || !(body == null || typeof body === 'string')) return undefined
  if (method !== method.toUpperCase() || (body != null && (method === 'GET' || method === 'HEAD'))) return undefined
  const headers = new Headers(init.headers)
  if (body != null && !headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8')
  return { method, headers, body: body == null ? undefined : Buffer.from(body), redirect, signal: signal ?? undefined }
}

async function readRequest(request: Request): Promise<Outgoing> {
  const { method, headers, redirect, signal } = request
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined
  return { method, headers: new Headers(headers), body, redirect, signal }
}

/** What `fetch` sends when the caller says nothing of it. */
const usual: [string, string][] = [
  ['accept', '*/*'],
  ['accept-encoding', ACCEPTED_ENCODINGS],
  ['user-agent', 'Millrace'],
]

function outgoing(headers: Headers): Record<string, string> {
  const sent = Object.fromEntries(headers)
  for (const [name, value] of usual) sent[name] ??= value
  return sent
}

/** Faults in the form of `fetch`: what the caller stopped, what was never sent, and the rest with its cause. */
async function reached<T>(url: URL, signal: AbortSignal | undefined, request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (error instanceof OutboundBlockedError) throw new OutboundBlockedError(withoutSecrets(url.href), error.reason)
    throw new TypeError('fetch failed', { cause: error })
  }
}

/** Addresses end up in logs and run records: their query may hold a key, their user part a password. */
function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return 'The address'
  const { protocol, host, pathname } = new URL(text)
  return `${protocol}//${host}${pathname}`
}
