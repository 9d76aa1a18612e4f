/** Under this name the start script's server finds the text of an answer; see scripts/lib/http-server.mjs. */
const TEXT = Symbol.for('millrace.text')

/**
 * An answer that is one text, JSON unless its headers say otherwise. The text goes along beside the body: writing it takes
 * a fraction of the time that reading it back out of a Response takes.
 */
export function textAnswer(text: string, init?: ResponseInit): Response {
  const headers = new Headers(init?.headers)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return Object.defineProperty(new Response(text, { ...init, headers }), TEXT, { value: text })
}
