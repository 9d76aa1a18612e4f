/** @typedef {{ header: Record<string, unknown>, body: Uint8Array }} Frame */

const PREFIX = 8

/**
 * One message between the server and a worker: lengths, a small JSON header, and bytes that nobody has to escape.
 *
 * @param {Record<string, unknown>} header
 * @param {Uint8Array} [body]
 * @returns {Buffer}
 */
export function encodeFrame(header, body = new Uint8Array()) {
  const head = Buffer.from(JSON.stringify(header))
  const prefix = Buffer.alloc(PREFIX)
  prefix.writeUInt32LE(head.length, 0)
  prefix.writeUInt32LE(body.byteLength, 4)
  return Buffer.concat([prefix, head, body])
}

/**
 * Puts frames together from the pieces in which a pipe delivers them.
 *
 * @param {(frame: Frame) => void} onFrame
 * @param {number} maxBytes of one frame
 * @returns {(chunk: Uint8Array) => void} throws when a frame is larger, or its header is no JSON object
 */
export function frameReader(onFrame, maxBytes) {
  /** @type {Uint8Array[]} */
  let chunks = []
  let size = 0
  let needed = PREFIX
  return (chunk) => {
    chunks.push(chunk)
    size += chunk.byteLength
    while (size >= needed) {
      const all = Buffer.concat(chunks)
      const head = all.readUInt32LE(0)
      const total = PREFIX + head + all.readUInt32LE(4)
      if (total > maxBytes) throw new RangeError(`A message of ${total} bytes is larger than ${maxBytes}.`)
      if (size < total) {
        chunks = [all]
        needed = total
        return
      }
      const header = JSON.parse(all.toString('utf8', PREFIX, PREFIX + head))
      if (typeof header !== 'object' || header === null) throw new TypeError('The header of a message is no object.')
      chunks = [all.subarray(total)]
      size -= total
      needed = PREFIX
      onFrame({ header, body: all.subarray(PREFIX + head, total) })
    }
  }
}
