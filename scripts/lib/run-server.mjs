import { lockDataDir, openDataDir } from './data-dir.mjs'
import { startEmbeddedDatabase } from './embedded-database.mjs'
import { ensureBuilt, ensureClient } from './ensure-built.mjs'
import { openHttpServer } from './http-server.mjs'
import { applyMigrations } from './migrate.mjs'
import { pageContexts } from './page-contexts.mjs'
import { MIGRATIONS_DIR, ROOT } from './project.mjs'
import { prepareSetupToken } from './setup-token.mjs'
import { duration, say, step } from './steps.mjs'

/** Running requests get this long to finish after the first SIGINT or SIGTERM. */
const DRAIN_MS = 20_000
/** The embedded database has one session; more connections only wait in another place. */
const EMBEDDED_POOL = '5'
/** The application puts its own drain function here: it ends streams and leaves runs in a state to be taken up again. */
const SHUTDOWN = Symbol.for('millrace.shutdown')
/** The application calls this when it is ready for requests, or with what keeps it from that; see src/instrumentation.ts. */
const BOOTED = Symbol.for('millrace.booted')

/**
 * @typedef {object} Running what has to be ended, in this order
 * @property {Awaited<ReturnType<typeof openHttpServer>>} [http]
 * @property {{ close: () => Promise<void> }} [app]
 * @property {Awaited<ReturnType<typeof startEmbeddedDatabase>>} [database]
 * @property {Awaited<ReturnType<typeof lockDataDir>>} [lock]
 */

/**
 * Brings the product up in this process: address, data directory, database, migrations, build, server. Returns when it
 * serves; ends the process with code 1 and a message when it cannot.
 *
 * @param {{ dev: boolean, started: number }} options `started` is `performance.now()` at the start of the script
 */
export async function runServer({ dev, started }) {
  /** @type {Running} */
  const running = {}
  const stop = stopOnSignals(running)
  try {
    await bringUp(running, stop, dev)
    say(`Ready in ${duration(performance.now() - started)}`)
    console.log(`\nMillrace: ${publicAddress(running)}\n`)
  } catch (error) {
    await stop(1, error)
  }
}

/** @param {Running} running @param {Stop} stop @param {boolean} dev */
async function bringUp(running, stop, dev) {
  const host = process.env.HOST || '127.0.0.1'
  const dataDir = openDataDir(process.env.MILLRACE_DATA_DIR || `${ROOT}/.millrace`)
  running.lock = await lockDataDir(dataDir.path)
  const http = await openHttpServer({ host, port: readPort() })
  running.http = http
  say(`Data directory ${dataDir.path}`)
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  Object.assign(process.env, { MILLRACE_DATA_DIR: dataDir.path, HOST: host, PORT: String(http.port) })

  // next-auth takes its own address from here; without it every sign-in would be led to port 3000.
  process.env.NEXTAUTH_URL ||= publicAddress(running)

  const inContexts = pageContexts()
  const [{ default: next }] = await Promise.all([
    import('next'),
    startDatabase(running, stop, dataDir.database),
    step('Database client', async () => ((await ensureClient(ROOT)) ? 'generated' : 'unchanged')),
  ])
  const databaseUrl = process.env.DATABASE_URL ?? ''
  await step('Migrations', () => migrate(databaseUrl))
  if (!dev) await step('Application', async () => ((await ensureBuilt(ROOT)) ? 'built' : 'unchanged'))

  const publicUrl = process.env.MILLRACE_URL
  const token = await prepareSetupToken({ dataDir: dataDir.path, databaseUrl, host, publicUrl })
  const booted = new Promise((resolve, reject) => {
    Reflect.set(globalThis, BOOTED, (/** @type {unknown} */ fault) => (fault ? reject(fault) : resolve(undefined)))
  })
  const app = next({ dev, dir: ROOT, hostname: host, port: http.port, httpServer: http.server })
  running.app = app
  await Promise.all([app.prepare(), booted])
  http.serve(inContexts(app.getRequestHandler()))
  running.lock.announce(publicAddress(running))
  if (token && !process.env.MILLRACE_OWNER_PASSWORD) {
    say(`Nobody owns this installation yet. Set it up at ${publicAddress(running)}/setup?token=${token}`)
  }
}

/** @param {string} url */
async function migrate(url) {
  const names = await applyMigrations({ url, dir: MIGRATIONS_DIR })
  return names.join(', ') || 'nothing new'
}

/** @param {Running} running */
function publicAddress(running) {
  const listening = process.env.HOST ?? ''
  const host = listening === '0.0.0.0' || listening === '::' ? 'localhost' : listening
  const local = `http://${host.includes(':') ? `[${host}]` : host}:${running.http?.port}`
  return process.env.MILLRACE_URL || local
}

/** @param {Running} running @param {Stop} stop @param {string} dataDir */
async function startDatabase(running, stop, dataDir) {
  if (process.env.DATABASE_URL) return say('Database from DATABASE_URL')
  await step('Embedded database', async () => {
    running.database = await startEmbeddedDatabase({ dataDir, log: say, onGiveUp: (error) => void stop(1, error) })
    process.env.DATABASE_URL = running.database.url
    process.env.MILLRACE_DATABASE_POOL ||= EMBEDDED_POOL
  })
}

/** @typedef {(code: number, error?: unknown) => Promise<void>} Stop */

/** @param {Running} running @returns {Stop} */
function stopOnSignals(running) {
  let stopping = false
  /** @type {Stop} */
  const stop = async (code, error) => {
    if (stopping) return
    stopping = true
    if (error) console.error(`\n${explain(error)}\n`)
    try {
      await running.http?.close(DRAIN_MS, drainApplication)
      await running.app?.close()
      await running.database?.stop()
      await running.lock?.release()
    } catch (cause) {
      console.error(`While stopping: ${explain(cause)}`)
      process.exit(1)
    }
    process.exit(code)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (stopping) process.exit(130)
      say('Stopping: running requests may finish. Once more to stop at once.')
      void stop(0)
    })
  }
  return stop
}

async function drainApplication() {
  const drain = Reflect.get(globalThis, SHUTDOWN)
  if (typeof drain === 'function') await drain()
}

function readPort() {
  const port = Number(process.env.PORT || 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT=${process.env.PORT} is not a port: use a number from 0 to 65535.`)
}

/** @param {unknown} error */
function explain(error) {
  if (!(error instanceof Error)) return String(error)
  const output = 'output' in error ? `\n${error.output}` : ''
  return `${error.message}${output}`
}
