import { encodeFrame, frameReader } from './frames.mjs'

/**
 * @typedef {{ type: 'done' } | { type: 'failed' | 'limit' | 'timeout', message: string, hint?: string }} Outcome
 * @typedef {{ outcome: Outcome, body?: Uint8Array, retire?: boolean, after?: () => boolean }} Reply
 *   `retire`: the worker must not serve again. `after` runs once the reply is out; false retires the worker.
 */

// Taken before the realm is closed.
const { stdin, stdout } = process
const exit = process.exit.bind(process)

/**
 * Answers calls one after the other, until the server closes the pipe.
 *
 * @param {(header: Record<string, unknown>, body: Uint8Array) => Promise<Reply> | Reply} handle
 * @param {number} maxBytes of one request
 */
export function serve(handle, maxBytes) {
  const read = frameReader(({ header, body }) => void answer(handle, header, body), maxBytes)
  stdin.on('data', read)
  stdin.on('end', () => exit(0))
  stdout.on('error', () => exit(0))
  stdout.write(encodeFrame({ type: 'ready' }))
}

/** @param {Parameters<typeof serve>[0]} handle @param {Record<string, unknown>} header @param {Uint8Array} body */
async function answer(handle, header, body) {
  /** @type {Reply} */
  let reply
  try {
    reply = await handle(header, body)
  } catch (error) {
    reply = { outcome: { type: 'limit', message: shortly(error) }, retire: true }
  }
  const { outcome, retire = false, after } = reply
  stdout.write(encodeFrame({ ...outcome, again: after !== undefined }, reply.body), () => {
    if (retire) exit(0)
    if (after === undefined) return
    if (!after()) exit(0)
    stdout.write(encodeFrame({ type: 'ready' }))
  })
}

/** @param {unknown} error */
function shortly(error) {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500)
}
