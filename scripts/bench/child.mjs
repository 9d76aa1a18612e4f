import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../lib/project.mjs'

/**
 * Starts a script of this folder in a process of its own and waits for its first message, which is JSON text.
 *
 * @template T
 * @param {string} file TypeScript runs through tsx
 * @param {string[]} [args]
 * @returns {Promise<{ message: T, stop: () => Promise<void> }>}
 * @throws when it ends before it said anything; carries what it wrote
 */
export async function startChild(file, args = []) {
  const execArgv = file.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : []
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    cwd: ROOT,
    execArgv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output = (output + chunk).slice(-5_000)))
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const closed = new Promise((resolve) => child.once('close', resolve))
  void closed.then(() => process.off('exit', endWithUs))
  const message = await new Promise((resolve, reject) => {
    child.once('message', (text) => resolve(JSON.parse(String(text))))
    void closed.then((code) => reject(new Error(`scripts/bench/${file} ended with code ${code}:\n${output}`)))
  })
  const stop = async () => {
    child.kill()
    await closed
  }
  return { message, stop }
}
