const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
const MAX_STARTUP_BYTES = 10_000
const MAX_MESSAGE_BYTES = 1024 ** 3

/**
 * @typedef {{ kind: 'encryption-request' } | { kind: 'cancel-request' } | { kind: 'startup', bytes: Uint8Array }
 *   | { kind: 'message', type: string, bytes: Uint8Array }} Frame
 */

/** Cuts a Postgres wire protocol 3 byte stream into frames; joins chunks only when a frame is whole. */
export class FrameReader {
  /** @type {Buffer[]} */
  #chunks = []
  #length = 0

  /** @param {Buffer} chunk */
  push(chunk) {
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }

  /** The first frames of a connection have no type byte. @returns {Frame | undefined} */
  nextStartup() {
    if (this.#length < 8) return undefined
    const head = this.#peek(8)
    const size = head.readInt32BE(0)
    if (size < 8 || size > MAX_STARTUP_BYTES) throw new Error('This is not a Postgres start-up message.')
    if (this.#length < size) return undefined
    const bytes = this.#take(size)
    const code = head.readInt32BE(4)
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption-request' }
    if (code === CANCEL_REQUEST) return { kind: 'cancel-request' }
    return { kind: 'startup', bytes }
  }

  /** @returns {Frame | undefined} */
  next() {
    if (this.#length < 5) return undefined
    const head = this.#peek(5)
    const size = head.readInt32BE(1) + 1
    if (size < 5 || size > MAX_MESSAGE_BYTES) throw new Error('This is not a Postgres protocol message.')
    if (this.#length < size) return undefined
    return { kind: 'message', type: String.fromCharCode(head[0] ?? 0), bytes: this.#take(size) }
  }

  /** @param {number} size */
  #peek(size) {
    const first = this.#chunks[0]
    if (first && first.length >= size) return first
    return this.#join()
  }

  /** @param {number} size */
  #take(size) {
    const whole = this.#chunks[0] && this.#chunks[0].length >= size ? this.#chunks[0] : this.#join()
    const frame = whole.subarray(0, size)
    const rest = whole.subarray(size)
    this.#chunks = rest.length > 0 ? [rest, ...this.#chunks.slice(1)] : this.#chunks.slice(1)
    this.#length -= size
    return frame
  }

  #join() {
    const joined = Buffer.concat(this.#chunks)
    this.#chunks = [joined]
    return joined
  }
}
