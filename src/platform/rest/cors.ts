const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const exposed = 'x-request-id, retry-after, content-disposition'

/**
 * Headers that let pages of other origins call this API. Closed unless the origin is listed; cookies are never allowed
 * across origins, so a listed origin has to send an API key or a bearer token.
 */
export function corsHeaders(origin: string | null, allowed: readonly string[]): Record<string, string> {
  if (!origin || allowed.length === 0) return {}
  if (allowed.includes('*')) return { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposed }
  if (!allowed.includes(origin)) return { vary: 'Origin' }
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed, vary: 'Origin' }
}

/** The answer to a preflight request. */
export function preflight(request: Request, allowed: readonly string[]): Response {
  const headers = corsHeaders(request.headers.get('origin'), allowed)
  if (headers['access-control-allow-origin']) {
    headers['access-control-allow-methods'] = methods
    headers['access-control-allow-headers'] = 'authorization, content-type, x-api-key, idempotency-key, last-event-id'
    headers['access-control-max-age'] = '600'
  }
  return new Response(null, { status: 204, headers })
}
