import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './project.mjs'

const START_MS = 300_000
/** Owner of every installation that tests start. */
export const TEST_OWNER = { username: 'owner', password: 'a-password-for-tests' }

/**
 * Starts the built product as its users do, on a free port with a fresh data directory and an owner.
 *
 * @param {Record<string, string>} [settings] more environment variables
 * @returns {Promise<{ url: string, owner: typeof TEST_OWNER, api_key: string, data_dir: string, stop: () => Promise<number | null> }>}
 *   `stop` answers the exit code
 */
export async function startProduct(settings = {}) {
  const data_dir = mkdtempSync(join(tmpdir(), 'millrace-product-'))
  const clean = () => rmSync(data_dir, { recursive: true, force: true })
  const launched = await launchProduct(data_dir, settings).catch((error) => {
    clean()
    throw error
  })
  const stop = async () => {
    const code = await launched.stop()
    clean()
    return code
  }
  try {
    return { url: launched.url, owner: TEST_OWNER, api_key: await createKey(launched.url), data_dir, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Starts the built product on a free port with a given data directory, new or used. Its processes are a group of their
 * own, so that all of them can be killed at once.
 *
 * @param {string} data_dir
 * @param {Record<string, string>} [settings] more environment variables
 * @returns {Promise<{ url: string, output: () => string, stop: () => Promise<number | null>, kill: () => Promise<void> }>}
 *   `stop` asks it to end and answers the exit code; `kill` gives it no chance to do anything
 */
export async function launchProduct(data_dir, settings = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      MILLRACE_DATA_DIR: data_dir,
      MILLRACE_OWNER_USERNAME: TEST_OWNER.username,
      MILLRACE_OWNER_PASSWORD: TEST_OWNER.password,
      MILLRACE_LOG_LEVEL: 'warn',
      // Tests have their model servers on loopback.
      MILLRACE_OUTBOUND_ALLOW: '127.0.0.0/8',
      ...settings,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (text = (text + chunk).slice(-20_000)))
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nothing of the group is left.
    }
  }
  // A test run that is interrupted must leave nothing behind.
  process.once('exit', killGroup)
  const ended = exited.finally(() => process.off('exit', killGroup))
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  const kill = async () => {
    killGroup()
    await ended
  }
  try {
    return { url: await addressOf(child, data_dir), output: () => text, stop, kill }
  } catch (error) {
    await kill()
    throw new Error(`${error instanceof Error ? error.message : error}\n${text}`)
  }
}

/** The server announces its address in the data directory when it serves. @param {import('node:child_process').ChildProcess} child @param {string} dataDir */
async function addressOf(child, dataDir) {
  const file = join(dataDir, 'lock.json')
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`The product did not start and ended with ${child.exitCode}:`)
    const { pid, address } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { pid: null, address: null }
    // An earlier start in the same directory may have left its own address there.
    if (pid === child.pid && typeof address === 'string') return address
  }
  throw new Error(`The product did not start within ${START_MS / 1000} s:`)
}

/** A new API key of the owner. @param {string} url */
export async function createKey(url) {
  const { access_token } = await answer(
    fetch(`${url}/api/v1/login`, { method: 'POST', body: new URLSearchParams(TEST_OWNER) }),
  )
  const created = await answer(
    fetch(`${url}/api/v1/api_key/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'tests' }),
    }),
  )
  return String(created.api_key)
}

/** @param {Promise<Response>} request @returns {Promise<Record<string, unknown>>} */
async function answer(request) {
  const response = await request
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
