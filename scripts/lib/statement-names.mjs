/**
 * Statement names belong to a connection, but the embedded database has one session for all of them. Each connection's
 * names are therefore prefixed with its number on the way in. Answers never carry a statement's name.
 */
export class StatementNames {
  /** @type {Set<string>} */
  #open = new Set()
  #prefix

  /** @param {number} connection */
  constructor(connection) {
    this.#prefix = `c${connection}.`
  }

  /**
   * The message with its statement name made unique; messages without one as they are.
   *
   * @param {string} type @param {Uint8Array} bytes the whole message with its head
   * @returns {Uint8Array}
   */
  own(type, bytes) {
    if (type === 'P') return this.#rename(bytes, HEAD, true)
    if (type === 'B') return this.#rename(bytes, bytes.indexOf(0, HEAD) + 1, false)
    if ((type === 'D' || type === 'C') && bytes[HEAD] === STATEMENT) return this.#rename(bytes, HEAD + 1, false)
    return bytes
  }

  /** Messages that close every statement that this connection left open, up to Sync. @returns {Uint8Array | undefined} */
  closeAll() {
    if (this.#open.size === 0) return undefined
    const closes = [...this.#open].map((name) => message('C', Buffer.from(`S${name}\0`)))
    this.#open.clear()
    return Buffer.concat([...closes, message('S', Buffer.alloc(0))])
  }

  /** @param {Uint8Array} bytes @param {number} at where the name begins @param {boolean} opens */
  #rename(bytes, at, opens) {
    const end = bytes.indexOf(0, at)
    if (end <= at) return bytes
    const name = this.#prefix + Buffer.from(bytes.subarray(at, end)).toString()
    if (opens) this.#open.add(name)
    const body = Buffer.concat([bytes.subarray(HEAD, at), Buffer.from(name), bytes.subarray(end)])
    return message(String.fromCharCode(bytes[0] ?? 0), body)
  }
}

/** A type byte and four bytes of length. */
const HEAD = 5
const STATEMENT = 'S'.charCodeAt(0)

/** @param {string} type @param {Uint8Array} body */
function message(type, body) {
  const head = Buffer.alloc(HEAD)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
