/**
 * How calls go in and answers come out: through two devices in Python's file system, so that no object ever crosses.
 *
 * @param {any} module Emscripten's
 * @param {number} maxBytes of an answer
 * @returns {(request: string | Uint8Array) => Uint8Array} throws when the interpreter broke down, or answered nothing
 */
export function openTalk(module, maxBytes) {
  const { FS } = module
  let request = new Uint8Array()
  let read = 0
  /** @type {Uint8Array[]} */
  let answer = []
  let size = 0
  device(FS, 'request', 1, {
    /** @param {unknown} _stream @param {Uint8Array} buffer @param {number} offset @param {number} length */
    read(_stream, buffer, offset, length) {
      const piece = request.subarray(read, read + length)
      buffer.set(piece, offset)
      read += piece.byteLength
      return piece.byteLength
    },
  })
  device(FS, 'answer', 2, {
    /** @param {unknown} _stream @param {Uint8Array} buffer @param {number} offset @param {number} length */
    write(_stream, buffer, offset, length) {
      size += length
      if (size > maxBytes + 8) throw new FS.ErrnoError(51)
      answer.push(Uint8Array.from(buffer.subarray(offset, offset + length)))
      return length
    },
  })
  const run = module.stringToNewUTF8('answer_call()')
  return (text) => {
    request = typeof text === 'string' ? new TextEncoder().encode(text) : text
    read = 0
    answer = []
    size = 0
    const code = module._PyRun_SimpleString(run)
    const bytes = Buffer.concat(answer)
    answer = []
    if (code !== 0 || bytes.length === 0) throw new Error('it gave no answer.')
    return bytes
  }
}

/** @param {any} FS @param {string} name @param {number} minor @param {object} operations */
function device(FS, name, minor, operations) {
  const id = FS.makedev(64, minor)
  FS.registerDevice(id, { open() {}, close() {}, ...operations })
  FS.mkdev(`/dev/${name}`, 0o666, id)
}
