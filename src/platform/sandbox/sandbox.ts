import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { dataPath } from '@/platform/data-dir/data-path'
import type { WorkerProgram } from './spawn-worker'
import { WorkerPool } from './worker-pool'

export type SandboxProgram = 'python' | 'javascript' | 'document'

const MiB = 1024 ** 2
/** Of a call: code, inputs, or the document itself. */
export const SANDBOX_INPUT_BYTES = 16 * MiB
export const SANDBOX_OUTPUT_BYTES = 8 * MiB

/** The pool of a program: one of each in this process, started when it is first needed. */
export function sandbox(program: SandboxProgram): WorkerPool {
  const pools = allPools()
  const found = pools.get(program)
  if (found) return found
  const pool = makePool(program)
  pools.set(program, pool)
  return pool
}

/** Ends every worker process. The next call starts new ones. */
export function closeSandbox(): void {
  for (const pool of allPools().values()) pool.close()
}

const allPools = processSingleton('sandbox', () => new Map<SandboxProgram, WorkerPool>())

function makePool(name: SandboxProgram): WorkerPool {
  const memory_bytes = env.MILLRACE_SANDBOX_MEMORY
  const input_bytes = name === 'document' ? env.MILLRACE_MAX_UPLOAD_BYTES + MiB : SANDBOX_INPUT_BYTES + MiB
  return new WorkerPool({
    max: env.MILLRACE_SANDBOX_PROCESSES,
    output_bytes: SANDBOX_OUTPUT_BYTES,
    // Node itself, the interpreter, and Python's memory a second time to put it back from.
    resident_bytes: memory_bytes * 2 + 300 * MiB,
    program: (): WorkerProgram => ({
      name,
      settings: {
        memory_bytes,
        input_bytes,
        output_bytes: SANDBOX_OUTPUT_BYTES,
        wheels: name === 'python' ? wheels() : [],
      },
      heap_mb: name === 'python' || name === 'javascript' ? 192 : Math.ceil(memory_bytes / MiB),
      ...(name === 'python' ? { readable: wheels() } : {}),
    }),
  })
}

/** Packages that the operator put into the data directory for Python. */
function wheels(): string[] {
  const folder = dataPath('python-wheels')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.whl'))
    .sort()
    .map((name) => join(folder, name))
}
