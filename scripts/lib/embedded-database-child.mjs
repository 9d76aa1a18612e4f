// Runs in its own process, started by embedded-database.mjs: a fault in the WASM database must not take the server down.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './data-dir.mjs'
import { keepInOrder } from './database-upkeep.mjs'
import { servePostgres } from './postgres-socket.mjs'

const [dataDir, portText = '0', upkeepText = '{}'] = process.argv.slice(2)
if (dataDir === undefined || process.send === undefined) {
  console.error('embedded-database-child.mjs is started by the start script, not by hand.')
  process.exit(2)
}

/** One session needs no room for a hundred; the operating system caches the files anyway. Halves the memory. */
const SMALL_MEMORY = ['-c', 'shared_buffers=32MB', '-c', 'max_connections=5']
const PLAIN_MACHINE = [
  // The files lie in the page cache: a page by an index costs little more than the next one of a scan.
  ...['-c', 'random_page_cost=1.1'],
  // What a checkpoint leaves of the log to be written over; it is only read after a crash.
  ...['-c', 'max_wal_size=256MB'],
  // There is no compiler in here to ask for.
  ...['-c', 'jit=off'],
  // ANALYZE reads 300 rows for each of these at once, and memory once taken is never given back: with 100 a table of
  // events costs 75 MB and blocks twice as long.
  ...['-c', 'default_statistics_target=50'],
]
const pidFile = `${dataDir}.pid`

/** @param {import('./embedded-database.mjs').ChildMessage} message */
const tell = (message) => process.connected && process.send?.(message)

// The parent decides when to stop: Ctrl-C reaches the whole process group, and requests still need their database.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

try {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  const { vector } = await import('@electric-sql/pglite-pgvector')
  if (dataDir !== 'memory://') await claim(dataDir)
  const startParams = [...PGlite.defaultStartParams, ...SMALL_MEMORY, ...PLAIN_MACHINE]
  const db = await PGlite.create({ dataDir, extensions: { vector, pg_trgm }, startParams })
  await db.exec('CREATE EXTENSION IF NOT EXISTS vector')
  const server = await servePostgres(db, {
    port: Number(portText),
    password: process.env.MILLRACE_EMBEDDED_PASSWORD,
    onFatal: (error) => {
      tell({ type: 'failed', message: error.stack ?? error.message })
      process.exit(70)
    },
  })
  const upkeep = keepInOrder(server, { ...JSON.parse(upkeepText), log: (line) => tell({ type: 'log', line }) })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    upkeep.stop()
    await server.close()
    // Does a checkpoint, so that the next start has nothing to replay.
    await db.close()
    rmSync(pidFile, { force: true })
    process.exit(0)
  }
  process.on('message', (message) => {
    if (message === 'stop') void stop()
    // The database runs on this thread: while it hangs, nothing answers. A query here would enter a client's transaction.
    if (message === 'ping') tell({ type: 'pong' })
  })
  process.on('disconnect', () => void stop())
  tell({ type: 'ready', port: server.port, password: server.password })
} catch (error) {
  tell({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  process.exitCode = 70
  process.disconnect()
}

/** Waits for the child of a killed server, which may still be closing these files. @param {string} dir */
async function claim(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const deadline = Date.now() + 15_000
  while (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'))
    if (!isAlive(pid) || !isDatabase(pid)) break
    if (Date.now() > deadline)
      throw new Error(`process ${pid} still has the database ${dir} open. End it and start again.`)
    await sleep(50)
  }
  writeFileSync(pidFile, String(process.pid), { mode: 0o600 })
}

/** Process numbers are reused; where the system tells, ask what the process is. @param {number} pid */
function isDatabase(pid) {
  const file = `/proc/${pid}/cmdline`
  return (
    !existsSync('/proc/self/cmdline') ||
    (existsSync(file) && readFileSync(file, 'utf8').includes('embedded-database-child'))
  )
}
