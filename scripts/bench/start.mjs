import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '../lib/project.mjs'
import { launchProduct } from '../lib/test-product.mjs'
import { latencies } from './latencies.mjs'
import { figure } from './table.mjs'

const READY_S = 3
const GIVE_UP_S = 60
const RUNS = 3

/**
 * `npm start` when nothing changed since the last time, until the first page can be asked for.
 *
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchStart() {
  const dataDir = mkdtempSync(join(tmpdir(), 'millrace-bench-'))
  try {
    const first = await launchProduct(dataDir)
    await first.stop()
    /** @type {number[]} */
    const times = []
    for (let run = 0; run < RUNS; run++) times.push(await startAgain(dataDir))
    const { p50 } = latencies(times)
    return [
      {
        title: 'npm start, nothing changed (seconds until /health answers)',
        columns: ['runs', 'median', 'each'],
        rows: [
          {
            cells: [String(RUNS), figure(p50), times.map(figure).join(' ')],
            aims: [{ text: `median < ${READY_S} s`, met: p50 < READY_S }],
          },
        ],
      },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** @param {string} dataDir @returns {Promise<number>} seconds */
async function startAgain(dataDir) {
  const started = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      MILLRACE_DATA_DIR: dataDir,
    },
  })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk))
  const killGroup = () => void (npm.pid !== undefined && npm.exitCode === null && process.kill(-npm.pid, 'SIGKILL'))
  process.once('exit', killGroup)
  const closed = new Promise((resolve) => npm.once('close', resolve))
  try {
    const { pid, address } = await announced(npm, dataDir, started)
    const health = await fetch(`${address}/health`)
    const seconds = (performance.now() - started) / 1000
    if (health.status !== 200) throw new Error(`/health answered ${health.status}.`)
    // The server itself, not its group: npm would pass the signal on, and a second one means "at once".
    process.kill(pid, 'SIGTERM')
    await closed
    return seconds
  } catch (error) {
    killGroup()
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`)
  } finally {
    process.off('exit', killGroup)
  }
}

/** @param {import('node:child_process').ChildProcess} npm @param {string} dataDir @param {number} started @returns {Promise<{ pid: number, address: string }>} */
async function announced(npm, dataDir, started) {
  const file = join(dataDir, 'lock.json')
  while (performance.now() - started < GIVE_UP_S * 1000) {
    if (npm.exitCode !== null) throw new Error('npm start ended before it served:')
    const lock = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
    if (typeof lock.address === 'string') return lock
    await sleep(10)
  }
  throw new Error(`npm start did not serve within ${GIVE_UP_S} s:`)
}
