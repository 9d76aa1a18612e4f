import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:net'
import { FrameReader } from './postgres-frames.mjs'
import { SharedSession } from './shared-session.mjs'
import { StatementNames } from './statement-names.mjs'

const HANDSHAKE_MS = 10_000
const CLEARTEXT_PASSWORD_REQUEST = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])

/**
 * Serves one PGlite instance to many Postgres clients on loopback.
 *
 * PGlite has a single session, so whole protocol cycles (up to Sync or a simple query) run one after another and a
 * connection that opened a transaction owns the session until it ends it. Running message by message, as
 * pglite-socket does, lets one client's Bind meet another client's Parse whenever a message spans two packets.
 * Statement names are kept apart per connection. Not offered, because the session is shared: SET that outlives a cycle, LISTEN, advisory locks
 * between connections, COPY FROM STDIN.
 *
 * @param {import('@electric-sql/pglite').PGlite} db
 * @param {{ port?: number, host?: string, password?: string, onFatal: (error: Error) => void }} options
 *   `onFatal` is called when the WASM instance itself failed and must be replaced.
 * @returns {Promise<{ port: number, password: string, close: () => Promise<void> } &
 *   import('./shared-session.mjs').Session>}
 */
export async function servePostgres(db, { port = 0, host = '127.0.0.1', password = newPassword(), onFatal }) {
  const session = new SharedSession(db, onFatal)
  /** @type {Set<Connection>} */
  const connections = new Set()
  const server = createServer({ noDelay: true }, (socket) => {
    const connection = new Connection(socket, session, password, () => connections.delete(connection))
    connections.add(connection)
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The database socket has no TCP port.')
  return {
    port: address.port,
    password,
    cycles: () => session.cycles,
    between: (work, when) => session.between(work, when),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const connection of connections) connection.socket.destroy()
      await closed
      await session.end()
    },
  }
}

function newPassword() {
  return randomBytes(24).toString('base64url')
}

let nextConnection = 1

class Connection {
  /** @type {'startup' | 'password' | 'ready'} */
  #state = 'startup'
  #frames = new FrameReader()
  /** @type {Uint8Array} */
  #startup = new Uint8Array()
  /** @type {Uint8Array[]} */
  #cycle = []
  /** @type {Buffer[]} */
  #out = []
  #password
  statements = new StatementNames(nextConnection++)

  /**
   * @param {import('node:net').Socket} socket @param {SharedSession} session @param {string} password
   * @param {() => void} onClose
   */
  constructor(socket, session, password, onClose) {
    this.socket = socket
    this.session = session
    this.#password = password
    socket.setTimeout(HANDSHAKE_MS, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      onClose()
      session.release(this)
    })
    socket.on('data', (chunk) => this.#receive(chunk))
  }

  /** Keeps a copy: PGlite reuses its output buffer. @param {Uint8Array} data */
  send(data) {
    this.#out.push(Buffer.from(data))
  }

  flush() {
    if (this.#out.length > 0 && this.socket.writable) this.socket.write(Buffer.concat(this.#out))
    this.#out = []
  }

  /** Sends a FATAL error and closes. @param {string} code SQLSTATE @param {string} message */
  fail(code, message) {
    const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
    const head = Buffer.alloc(5)
    head.write('E', 0, 'latin1')
    head.writeInt32BE(fields.length + 4, 1)
    this.socket.end(Buffer.concat([head, fields]), () => this.socket.destroy())
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    this.#frames.push(chunk)
    try {
      for (;;) {
        const frame = this.#state === 'startup' ? this.#frames.nextStartup() : this.#frames.next()
        if (!frame) return
        this.#handle(frame)
      }
    } catch (error) {
      this.fail('08P01', error instanceof Error ? error.message : String(error))
    }
  }

  /** @param {import('./postgres-frames.mjs').Frame} frame */
  #handle(frame) {
    switch (frame.kind) {
      case 'encryption-request':
        this.socket.write('N')
        return
      case 'cancel-request':
        this.socket.destroy()
        return
      case 'startup':
        this.#startup = frame.bytes
        this.#state = 'password'
        this.socket.write(CLEARTEXT_PASSWORD_REQUEST)
        return
      case 'message':
        if (this.#state === 'password') return this.#authenticate(frame)
        return this.#message(frame)
    }
  }

  /** @param {Extract<import('./postgres-frames.mjs').Frame, { kind: 'message' }>} frame */
  #authenticate(frame) {
    const given = Buffer.from(frame.bytes.subarray(5, -1))
    const expected = Buffer.from(this.#password)
    if (frame.type !== 'p' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return this.fail('28P01', 'The password of the embedded database is wrong.')
    }
    this.socket.setTimeout(0)
    this.#state = 'ready'
    this.session.enqueue(this, this.#startup, true)
  }

  /** @param {Extract<import('./postgres-frames.mjs').Frame, { kind: 'message' }>} frame */
  #message({ type, bytes }) {
    if (type === 'X') return void this.socket.end()
    this.#cycle.push(this.statements.own(type, bytes))
    const complete = type === 'Q' || type === 'S' || type === 'F'
    if (!complete && type !== 'H') return
    const cycle = Buffer.concat(this.#cycle)
    this.#cycle = []
    this.session.enqueue(this, cycle, complete)
  }
}
