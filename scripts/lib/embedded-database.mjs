import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{ type: 'ready', port: number, password: string } | { type: 'pong' } | { type: 'log', line: string } |
 *   { type: 'failed', message: string }} ChildMessage
 */

const CHILD = fileURLToPath(new URL('./embedded-database-child.mjs', import.meta.url))
const START_MS = 60_000
const STOP_MS = 10_000
const PING_EVERY_MS = 10_000
/** The longest statement, such as building an index, blocks the child for less than this. */
const PONG_WITHIN_MS = 300_000
const MAX_RESTARTS = 5
const RESTART_WINDOW_MS = 10 * 60_000

/**
 * Starts Postgres-in-WASM as a supervised child process and answers its address.
 *
 * A crashed or hung child is restarted on the same port with the same password, so pools reconnect by themselves; more
 * than five crashes in ten minutes call `onGiveUp`. The child ends by itself when this process goes away.
 *
 * @param {{ dataDir: string, log?: (line: string) => void, onGiveUp?: (error: Error) => void,
 *   upkeep?: import('./database-upkeep.mjs').UpkeepOptions }} options
 *   `dataDir` may be `memory://` for a database that lives as long as the child.
 * @returns {Promise<{ url: string, pid: () => number | undefined, stop: () => Promise<void> }>}
 * @throws when the first start fails: the message carries the database's own words
 */
export async function startEmbeddedDatabase({ dataDir, log = () => {}, onGiveUp = () => {}, upkeep = {} }) {
  const password = randomBytes(24).toString('base64url')
  if (dataDir !== 'memory://') await ensureFiles(dataDir, password)
  /** @param {number} wanted */
  const open = async (wanted) => {
    const launched = await launch(dataDir, wanted, password, upkeep)
    launched.child.on('message', (/** @type {ChildMessage} */ message) => {
      if (message.type === 'log') log(message.line)
    })
    return launched
  }
  let { child, port } = await open(0)
  /** @type {number[]} */
  const crashes = []
  let stopping = false

  const supervise = () => {
    const watched = child
    const ping = watchHealth(watched)
    watched.once('exit', (code, signal) => {
      clearInterval(ping)
      if (!stopping) void restart(`it ended with ${signal ?? `code ${code}`}`)
    })
  }
  /** @param {string} why @returns {Promise<void>} */
  const restart = async (why) => {
    const now = Date.now()
    crashes.push(now)
    while (crashes[0] !== undefined && crashes[0] < now - RESTART_WINDOW_MS) crashes.shift()
    if (crashes.length > MAX_RESTARTS) {
      return onGiveUp(new Error(`The embedded database failed ${crashes.length} times in ten minutes: ${why}.`))
    }
    log(`The embedded database is restarted: ${why}.`)
    try {
      ;({ child, port } = await open(port))
      if (stopping) return void stopChild(child)
      supervise()
    } catch (error) {
      await restart(error instanceof Error ? error.message : String(error))
    }
  }
  supervise()
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    pid: () => child.pid,
    stop: async () => {
      stopping = true
      await stopChild(child)
    },
  }
}

/**
 * Creates the files in another folder, so that a start which is killed half-way leaves nothing that looks complete. It
 * has a process of its own because creating takes 300 MB that would never be given back.
 *
 * @param {string} dataDir @param {string} password
 */
async function ensureFiles(dataDir, password) {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return
  if (existsSync(dataDir)) {
    throw new Error(
      `${dataDir} is there but holds no database. Restore it from a backup, or move it away to begin anew.`,
    )
  }
  const draft = `${dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  const { child } = await launch(draft, 0, password)
  await stopChild(child)
  renameSync(draft, dataDir)
}

/**
 * @param {string} dataDir @param {number} port @param {string} password
 * @param {import('./database-upkeep.mjs').UpkeepOptions} [upkeep]
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, port: number }>}
 */
function launch(dataDir, port, password, upkeep = {}) {
  const child = fork(CHILD, [dataDir, String(port), JSON.stringify(upkeep)], {
    execArgv: [],
    env: { NODE_ENV: 'production', PATH: process.env.PATH, MILLRACE_EMBEDDED_PASSWORD: password },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr = (stderr + chunk).slice(-4000)
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The embedded database did not start within ${START_MS / 1000} s (data: ${dataDir}).`))
    }, START_MS)
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(timer)
      reject(new Error(`The embedded database did not start (data: ${dataDir}): ${reason}`))
    }
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(`it ended with ${signal ?? `code ${code}`}. ${stderr}`))
    child.on('message', (/** @type {ChildMessage} */ message) => {
      if (message.type === 'failed') fail(message.message)
      if (message.type !== 'ready') return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve({ child, port: message.port })
    })
  })
}

/** Kills a child that no longer answers; its exit then leads to a restart. @param {import('node:child_process').ChildProcess} child */
function watchHealth(child) {
  let lastPong = Date.now()
  child.on('message', (/** @type {ChildMessage} */ message) => {
    if (message.type === 'pong') lastPong = Date.now()
  })
  const timer = setInterval(() => {
    if (Date.now() - lastPong > PONG_WITHIN_MS) child.kill('SIGKILL')
    else if (child.connected) child.send('ping')
  }, PING_EVERY_MS)
  return timer.unref()
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  if (child.connected) child.send('stop')
  await exited
  clearTimeout(timer)
}
