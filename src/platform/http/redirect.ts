export interface Hop {
  url: URL
  method: string
  headers: Headers
  body: Buffer<ArrayBuffer> | undefined
}

const redirectStatus = new Set([301, 302, 303, 307, 308])
const credentialHeaders = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-goog-api-key']

/**
 * The request that a redirect asks for, as the fetch standard has it; undefined when the answer is none. Whatever proves
 * who we are stays behind when the origin changes.
 */
export function nextHop(
  hop: Hop,
  response: { status: number; headers: { get(name: string): string | null } },
): Hop | undefined {
  const location = response.headers.get('location')
  if (!redirectStatus.has(response.status) || location === null) return undefined
  const url = new URL(location, hop.url)
  if (url.hash === '') url.hash = hop.url.hash
  const headers = new Headers(hop.headers)
  if (url.origin !== hop.url.origin) for (const name of credentialHeaders) headers.delete(name)
  const becomesGet =
    (response.status === 303 && hop.method !== 'GET' && hop.method !== 'HEAD') ||
    ((response.status === 301 || response.status === 302) && hop.method === 'POST')
  if (!becomesGet) return { ...hop, url, headers }
  for (const name of [...headers.keys()]) if (name.startsWith('content-')) headers.delete(name)
  return { url, method: 'GET', headers, body: undefined }
}
