import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { workerFiles } from './worker-files'

export type WorkerChild = ChildProcessByStdio<Writable, Readable, Readable>

export interface WorkerProgram {
  /** File name in `workers/`, without its ending. */
  name: string
  /** Told to the program as JSON. */
  settings: Record<string, unknown>
  /** Folders and files that it may read, besides itself and its packages. */
  readable?: string[]
  /** For JavaScript's own heap; WebAssembly memory comes on top. */
  heap_mb: number
}

const STACK_KB = 3600
// Next's types want NODE_ENV in every environment; this one has to be empty.
const nothing = {} as NodeJS.ProcessEnv

/**
 * Starts a worker with nothing worth reaching: no environment, no descriptor but its three pipes, no right to write files,
 * start processes or threads, load native code, read anything but itself, or compile strings.
 */
export function spawnWorker({ name, settings, readable = [], heap_mb }: WorkerProgram): WorkerChild {
  const { programs, packages } = workerFiles()
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission'
  const child = spawn(
    process.execPath,
    [
      permission,
      ...[join(programs, '*'), join(packages, '*'), ...readable].map((path) => `--allow-fs-read=${path}`),
      '--disallow-code-generation-from-strings',
      `--max-old-space-size=${heap_mb}`,
      `--stack-size=${STACK_KB}`,
      '--no-warnings',
      join(programs, `${name}.mjs`),
      JSON.stringify(settings),
    ],
    { env: nothing, cwd: programs, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  )
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  // A child that was never started has no exit.
  child.once('error', () => alive.delete(child))
  return child
}

const alive = new Set<WorkerChild>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})
