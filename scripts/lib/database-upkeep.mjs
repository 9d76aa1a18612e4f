/** What a crash has to replay at most, and the disk keeps besides the tables. */
const CHECKPOINT_AFTER_BYTES = 64 * 2 ** 20
/** VACUUM of a table of fewer pages takes some ten milliseconds, which even busy clients need not be spared. */
const SMALL_PAGES = 1024
/** A table of a page or two is read whole, whatever is known about it. */
const TINY_PAGES = 4
/** A statement that failed fails again until somebody mends its table. */
const LEAVE_FAILED_MS = 10 * 60_000

/**
 * @typedef {object} TableState
 * @property {string} name quoted, with its schema
 * @property {number} rows as last counted, -1 when never
 * @property {number} pages of 8 KiB that it has
 * @property {number} counted_pages that it had when its rows were counted
 * @property {number} dead rows that updates and deletes left since it was vacuumed
 * @property {number} changed rows since it was analysed
 * @property {number} inserted rows since it was vacuumed
 * @property {boolean} counted false when its counters begin with this start of the database, which loses older ones
 */
/** @typedef {{ sql: string, small: boolean }} Statement */
/** @typedef {import('./shared-session.mjs').When} When */
/**
 * @typedef {object} UpkeepOptions all in milliseconds
 * @property {number} [firstMs] from the start until the first look
 * @property {number} [everyMs] between looks
 * @property {number} [quietMs] without work after which a statement disturbs nobody
 * @property {number} [soonMs] after which what is short is done also under steady load
 * @property {number} [overdueMs] after which everything is
 */

/**
 * What a table needs, by the measures of Postgres' own autovacuum. VACUUM and ANALYZE are two statements, since clients
 * wait for one statement at most.
 *
 * @param {TableState} table
 * @returns {Statement[]}
 */
export function dueStatements({ name, rows, pages, counted_pages, dead, changed, inserted, counted }) {
  const known = Math.max(rows, 0)
  const small = pages < SMALL_PAGES
  const manyDead = dead > 50 + 0.2 * known
  const grown = !counted && pages > 1.2 * counted_pages + TINY_PAGES
  const neverAnalysed = rows < 0 && pages > TINY_PAGES
  // ANALYZE also estimates the dead rows of earlier starts. Without it a table that changes little between two starts
  // would never get its turn.
  const uncounted = !counted && pages > TINY_PAGES && changed > 50
  const due = []
  if (manyDead || grown || inserted > 1000 + 0.2 * known) due.push({ sql: `VACUUM ${name}`, small })
  if (manyDead || grown || neverAnalysed || uncounted || changed > 500 + 0.1 * known) {
    due.push({ sql: `ANALYZE ${name}`, small })
  }
  return due
}

const LOG = `SELECT pg_stat_force_next_flush(), pg_current_wal_insert_lsn()::text AS at,
  pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`

/** Catalogs only when they wear. ANALYZE leaves pg_statistic out, so its changes would stay due for ever. */
const TABLES = `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.reltuples::float8 AS rows,
  pg_relation_size(c.oid)::float8 / 8192 AS pages, c.relpages AS counted_pages,
  pg_stat_get_dead_tuples(c.oid)::float8 AS dead, pg_stat_get_ins_since_vacuum(c.oid)::float8 AS inserted,
  CASE WHEN c.oid = 'pg_statistic'::regclass THEN 0 ELSE pg_stat_get_mod_since_analyze(c.oid)::float8 END AS changed,
  COALESCE(pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_analyze_time(c.oid)) IS NOT NULL AS counted
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm') AND (c.oid >= 16384 OR pg_stat_get_dead_tuples(c.oid) > 50)`

/**
 * Does for the embedded database what the autovacuum and checkpointer processes do for Postgres: one statement at a time,
 * between the cycles of clients, and nothing while nobody works.
 *
 * @param {import('./shared-session.mjs').Session} session
 * @param {{ log: (line: string) => void } & UpkeepOptions} options
 * @returns {{ stop: () => void }} a statement that is running still ends: closing the session waits for it
 */
export function keepInOrder(session, options) {
  const { log, firstMs = 3_000, everyMs = 20_000, quietMs = 250, soonMs = 5_000, overdueMs = 120_000 } = options
  let stopped = false
  let cyclesSeen = -1
  let logSeen = ''
  /** Statements that wait for a quiet moment, and since when. @type {Map<string, number>} */
  let waiting = new Map()
  /** @type {Map<string, number>} */
  const failed = new Map()

  /** @type {When} */
  const short = { quietMs, patienceMs: soonMs, force: true }

  /** @param {string} sql @param {When} when @returns {Promise<boolean>} whether it is done with for now */
  async function run(sql, when) {
    if (performance.now() - (failed.get(sql) ?? Number.NEGATIVE_INFINITY) < LEAVE_FAILED_MS) return true
    try {
      return await session.between(async (db) => void (await db.exec(sql)), when)
    } catch (error) {
      if (stopped) return false
      failed.set(sql, performance.now())
      log(`Upkeep of the embedded database: ${sql} failed: ${error instanceof Error ? error.message : String(error)}.`)
      return true
    }
  }

  /** @template T @param {string} sql @returns {Promise<T[]>} */
  async function read(sql) {
    /** @type {T[]} */
    let rows = []
    await session.between(async (db) => {
      const { rows: found } = /** @type {import('@electric-sql/pglite').Results<T>} */ ((await db.exec(sql))[0])
      rows = found
    }, short)
    return rows
  }

  async function checkpoint() {
    /** @type {{ at: string, bytes: number }[]} */
    const [state = { at: '', bytes: 0 }] = await read(LOG)
    if (state.bytes > CHECKPOINT_AFTER_BYTES) await run('CHECKPOINT', short)
    return state.at
  }

  async function look() {
    const { cycles } = session
    if (cycles() === cyclesSeen && waiting.size === 0) return
    cyclesSeen = cycles()
    if ((await checkpoint()) === logSeen && waiting.size === 0) return
    /** @type {TableState[]} */
    const tables = await read(TABLES)
    const began = performance.now()
    const due = tables.sort((a, b) => a.pages - b.pages).flatMap(dueStatements)
    waiting = new Map(due.map(({ sql }) => [sql, waiting.get(sql) ?? began]))
    for (const { sql, small } of due) {
      if (stopped) return
      const force = small || performance.now() - (waiting.get(sql) ?? began) >= overdueMs
      // A long one that finds no quiet moment in this round lets the next look at the log come in time.
      const patienceMs = force ? soonMs : Math.max(0, began + everyMs - performance.now())
      if (await run(sql, { quietMs, patienceMs, force })) waiting.delete(sql)
    }
    const at = await checkpoint()
    // What clients wrote meanwhile has not been looked at.
    logSeen = cycles() === cyclesSeen ? at : ''
  }

  /** @param {number} ms */
  const lookIn = (ms) =>
    setTimeout(async () => {
      try {
        await look()
      } catch (error) {
        if (!stopped) log(`Upkeep of the embedded database: ${error instanceof Error ? error.message : String(error)}`)
      }
      if (!stopped) timer = lookIn(everyMs)
    }, ms).unref()
  let timer = lookIn(firstMs)
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
