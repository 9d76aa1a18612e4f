import type { Response as UndiciResponse } from 'undici'
import { tapStream } from '@/lib/tap-stream'

/** The answer held more bytes than the caller takes. */
export class ResponseTooLargeError extends Error {
  override name = 'ResponseTooLargeError'

  constructor(
    readonly url: string,
    readonly maxBytes: number,
  ) {
    super(`The answer of ${url} is larger than ${maxBytes} bytes`)
  }
}

/** A standard Response that fails once more than `maxBytes` of the unpacked body were read. */
export function limitBody(
  response: UndiciResponse,
  { url, redirected, maxBytes }: { url: string; redirected: boolean; maxBytes: number },
): Response {
  let taken = 0
  const count = (piece: Uint8Array) => {
    taken += piece.byteLength
    if (taken > maxBytes) throw new ResponseTooLargeError(url, maxBytes)
  }
  // The same class at run time; undici's types name it from node:stream/web, TypeScript's from the DOM.
  const stream = response.body as ReadableStream<Uint8Array> | null
  const answer = new Response(stream && tapStream(stream, count), {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
  })
  // A constructed Response has no address of its own, and callers want to know where redirects led.
  return Object.defineProperties(answer, { url: { value: url }, redirected: { value: redirected } })
}
