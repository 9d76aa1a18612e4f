/** Longest time an authenticated connection may hold an open transaction without sending anything, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 60_000
/** Sync first: after an error inside an unfinished cycle everything but Sync would be ignored. */
const SYNC_AND_ROLLBACK = Buffer.from('S\0\0\0\x04Q\0\0\0\rROLLBACK\0', 'latin1')

/**
 * @typedef {object} When work of the database itself may run
 * @property {number} quietMs after no client had a cycle for so long
 * @property {number} patienceMs how long it waits for that
 * @property {boolean} force whether it runs when its patience is over, so that clients wait for it, or gives up
 */
/**
 * @typedef {object} Client a connection, as far as the session knows it
 * @property {(data: Uint8Array) => void} send
 * @property {() => void} flush
 * @property {(code: string, message: string) => void} fail
 * @property {import('node:net').Socket} socket
 * @property {import('./statement-names.mjs').StatementNames} statements
 */
/**
 * @typedef {object} Session
 * @property {() => number} cycles that clients have had so far
 * @property {(work: (db: import('@electric-sql/pglite').PGlite) => Promise<void>, when: When) => Promise<boolean>} between
 *   runs work between the cycles of clients and never inside a transaction of theirs, one piece at a time; false when it
 *   gave up. Throws what the database refused.
 */

/**
 * Runs cycles in arrival order, except that the owner of a transaction goes first until it is done. The database's own
 * work, its chore, comes in when nobody else wants anything, or is forced in between two cycles.
 */
export class SharedSession {
  /** @type {{ owner: Client, bytes: Uint8Array, complete: boolean }[]} */
  #queue = []
  /** @type {Client | undefined} */
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

  /** @param {Client} owner @param {Uint8Array} bytes @param {boolean} complete */
  enqueue(owner, bytes, complete) {
    this.#queue.push({ owner, bytes, complete })
    if (!this.#running) this.#last = this.#drain()
  }

  /** Forgets a closed connection's waiting cycles and rolls its transaction back. @param {Client} connection */
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

  /** @param {{ owner: Client, bytes: Uint8Array, complete: boolean }} job */
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

  /** @param {Client} owner */
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
