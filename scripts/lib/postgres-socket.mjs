import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:net'
import { FrameReader } from './postgres-frames.mjs'
import { StatementNames } from './statement-names.mjs'

/** Longest time an authenticated connection may hold an open transaction without sending anything, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 60_000
const HANDSHAKE_MS = 10_000
/** Sync first: after an error inside an unfinished cycle everything but Sync would be ignored. */
const SYNC_AND_ROLLBACK = Buffer.from('S\0\0\0\x04Q\0\0\0\rROLLBACK\0', 'latin1')
const CLEARTEXT_PASSWORD_REQUEST = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])

/**
 * @typedef {object} When work of the database itself may run
 * @property {number} quietMs after no client had a cycle for so long
 * @property {number} patienceMs how long it waits for that
 * @property {boolean} force whether it runs when its patience is over, so that clients wait for it, or gives up
 */
/**
 * @typedef {object} Session
 * @property {() => number} cycles that clients have had so far
 * @property {(work: (db: import('@electric-sql/pglite').PGlite) => Promise<void>, when: When) => Promise<boolean>} between
 *   runs work between the cycles of clients and never inside a transaction of theirs, one piece at a time; false when it
 *   gave up. Throws what the database refused.
 */

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
 * @returns {Promise<{ port: number, password: string, close: () => Promise<void> } & Session>}
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

/**
 * Runs cycles in arrival order, except that the owner of a transaction goes first until it is done. The database's own
 * work, its chore, comes in when nobody else wants anything, or is forced in between two cycles.
 */
class SharedSession {
  /** @type {{ owner: Connection, bytes: Uint8Array, complete: boolean }[]} */
  #queue = []
  /** @type {Connection | undefined} */
  #owner
  #running = false
  /** @type {NodeJS.Timeout | undefined} */
  #ownerTimer
  /** @type {Promise<void>} */
  #last = Promise.resolve()
  /** @type {{ quietMs: number, until: number, force: boolean, run: () => Promise<void>, giveUp: () => void } | undefined} */
  #chore
  /** @type {NodeJS.Timeout | undefined} */
  #choreTimer
  #lastCycleAt = 0
  #choreWasLast = false
  #ended = false
  cycles = 0

  /** @param {import('@electric-sql/pglite').PGlite} db @param {(error: Error) => void} onFatal */
  constructor(db, onFatal) {
    this.db = db
    this.onFatal = onFatal
  }

  /** @param {Connection} owner @param {Uint8Array} bytes @param {boolean} complete */
  enqueue(owner, bytes, complete) {
    this.#queue.push({ owner, bytes, complete })
    if (!this.#running) this.#last = this.#drain()
  }

  /** Forgets a closed connection's waiting cycles and rolls its transaction back. @param {Connection} connection */
  release(connection) {
    this.#queue = this.#queue.filter((job) => job.owner !== connection)
    if (this.#owner === connection) this.enqueue(connection, SYNC_AND_ROLLBACK, true)
    const closing = connection.statements.closeAll()
    if (closing) this.enqueue(connection, closing, true)
  }

  /** @type {Session['between']} */
  between(work, { quietMs, patienceMs, force }) {
    if (this.#chore) throw new Error('The database does one piece of work of its own at a time.')
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(false)
      if (this.#ended) return giveUp()
      const run = async () => {
        try {
          await work(this.db)
          resolve(true)
        } catch (error) {
          reject(error)
          if (!isRefusal(error)) throw error
        }
      }
      this.#chore = { quietMs, until: performance.now() + patienceMs, force, run, giveUp }
      if (!this.#running) this.#last = this.#drain()
    })
  }

  /** What has begun still ends. */
  end() {
    this.#ended = true
    this.#takeChore()?.giveUp()
    return this.#last
  }

  async #drain() {
    this.#running = true
    clearTimeout(this.#choreTimer)
    try {
      for (;;) {
        const chore = this.#choreIsDue() ? this.#takeChore() : undefined
        const job = chore ? undefined : this.#next()
        if (!chore && !job) break
        this.#choreWasLast = chore !== undefined
        if (chore) await chore.run()
        if (job) await this.#run(job)
      }
    } catch (error) {
      this.onFatal(error instanceof Error ? error : new Error(String(error)))
      return
    }
    this.#running = false
    this.#awaitQuiet()
  }

  /** @param {{ owner: Connection, bytes: Uint8Array, complete: boolean }} job */
  async #run({ owner, bytes, complete }) {
    clearTimeout(this.#ownerTimer)
    await this.db.runExclusive(() => this.db.execProtocolRawStream(bytes, { onRawData: (data) => owner.send(data) }))
    owner.flush()
    this.#owner = !complete || this.#inTransaction() ? owner : undefined
    if (this.#owner && !this.#queue.some((next) => next.owner === owner)) this.#guardOwner(owner)
    this.#lastCycleAt = performance.now()
    this.cycles += 1
  }

  #choreIsDue() {
    if (!this.#chore || this.#owner) return false
    const now = performance.now()
    const { quietMs, until, force } = this.#chore
    if (this.#queue.length === 0 && now >= this.#lastCycleAt + quietMs) return true
    if (now < until) return false
    if (!force) this.#takeChore()?.giveUp()
    // Between two forced ones somebody else has a turn.
    return force && !(this.#choreWasLast && this.#queue.length > 0)
  }

  #takeChore() {
    const chore = this.#chore
    this.#chore = undefined
    return chore
  }

  /** The end of a transaction comes here again. */
  #awaitQuiet() {
    if (!this.#chore || this.#owner) return
    const at = Math.min(this.#chore.until, this.#lastCycleAt + this.#chore.quietMs)
    this.#choreTimer = setTimeout(
      () => {
        if (!this.#running) this.#last = this.#drain()
      },
      Math.ceil(at - performance.now()),
    )
    this.#choreTimer.unref()
  }

  #next() {
    const at = this.#owner ? this.#queue.findIndex((job) => job.owner === this.#owner) : 0
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0]
  }

  #inTransaction() {
    return /** @type {{ isInTransaction(): boolean }} */ (/** @type {unknown} */ (this.db)).isInTransaction()
  }

  /** @param {Connection} owner */
  #guardOwner(owner) {
    if (owner.socket.destroyed) return void setImmediate(() => this.release(owner))
    this.#ownerTimer = setTimeout(
      () => owner.fail('25P03', `A transaction was idle for ${IDLE_IN_TRANSACTION_MS / 1000} s and was rolled back.`),
      IDLE_IN_TRANSACTION_MS,
    )
    this.#ownerTimer.unref()
  }
}

/** The database answered with an error and goes on, in contrast to a fault of the WASM instance. @param {unknown} error */
function isRefusal(error) {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
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
