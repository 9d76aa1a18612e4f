import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './project.mjs'

const START_MS = 300_000
const OWNER = { username: 'owner', password: 'a-password-for-tests' }

/**
 * Starts the built product as its users do, on a free port with a fresh data directory and an owner.
 *
 * @param {Record<string, string>} [settings] more environment variables
 * @returns {Promise<{ url: string, owner: typeof OWNER, api_key: string, data_dir: string, stop: () => Promise<number | null> }>}
 *   `stop` answers the exit code
 */
export async function startProduct(settings = {}) {
  const data_dir = mkdtempSync(join(tmpdir(), 'millrace-product-'))
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      MILLRACE_DATA_DIR: data_dir,
      MILLRACE_OWNER_USERNAME: OWNER.username,
      MILLRACE_OWNER_PASSWORD: OWNER.password,
      MILLRACE_LOG_LEVEL: 'warn',
      // Tests have their model servers on loopback.
      MILLRACE_OUTBOUND_ALLOW: '127.0.0.0/8',
      ...settings,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)))
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    const code = await exited
    rmSync(data_dir, { recursive: true, force: true })
    return code
  }
  try {
    const url = await addressOf(child, data_dir)
    return { url, owner: OWNER, api_key: await createKey(url), data_dir, stop }
  } catch (error) {
    await stop()
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`)
  }
}

/** The server announces its address in the data directory when it serves. @param {import('node:child_process').ChildProcess} child @param {string} dataDir */
async function addressOf(child, dataDir) {
  const file = join(dataDir, 'lock.json')
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) throw new Error('The product did not start:')
    const { address } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { address: null }
    if (typeof address === 'string') return address
  }
  throw new Error(`The product did not start within ${START_MS / 1000} s:`)
}

/** @param {string} url */
async function createKey(url) {
  const { access_token } = await answer(
    fetch(`${url}/api/v1/login`, { method: 'POST', body: new URLSearchParams(OWNER) }),
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
