import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { WorkerPool } from './worker-pool'

const MiB = 1024 ** 2
const limits = { memory_bytes: 64 * MiB, input_bytes: MiB, output_bytes: MiB }
const pools: WorkerPool[] = []
const folder = mkdtempSync(join(tmpdir(), 'millrace-pool-'))

afterAll(() => {
  for (const pool of pools) pool.close()
  rmSync(folder, { recursive: true })
})

function pool(name: string, max = 2, wheels: string[] = []): WorkerPool {
  const made = new WorkerPool({
    program: () => ({ name, heap_mb: 128, settings: { ...limits, wheels }, readable: wheels }),
    max,
    output_bytes: limits.output_bytes,
    resident_bytes: 800 * MiB,
  })
  pools.push(made)
  return made
}

const never = new AbortController().signal
async function run(on: WorkerPool, code: string, signal = never, owner = 'a') {
  const body = Buffer.from(JSON.stringify({ code, inputs: {} }))
  return Buffer.from(await on.run({ owner, header: { timeout_ms: 10_000 }, body, signal })).toString()
}

describe('a pool', () => {
  it('works on several calls at a time, with no more processes than it may have', async () => {
    const workers = pool('javascript')
    const wait = 'const main = () => new Promise((done) => setTimeout(() => done(1), 100))'
    const answers = await Promise.all(Array.from({ length: 6 }, () => run(workers, wait)))
    expect(answers).toEqual(['1', '1', '1', '1', '1', '1'])
    expect(workers.pids).toHaveLength(2)
  })

  it('forgets a call that is stopped while it waits', async () => {
    const workers = pool('javascript', 1)
    const controller = new AbortController()
    const first = run(workers, 'const main = () => new Promise((done) => setTimeout(() => done(1), 200))')
    const second = run(workers, 'const main = () => 2', controller.signal)
    controller.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    expect(await first).toBe('1')
    expect(workers.pids).toHaveLength(1)
  })

  it('replaces a worker that is killed, and tells the call that it had', async () => {
    const workers = pool('javascript', 1)
    const running = run(workers, 'const main = () => new Promise((done) => setTimeout(() => done(1), 5000))')
    await new Promise((resolve) => setTimeout(resolve, 400))
    const [pid] = workers.pids
    if (pid) process.kill(pid, 'SIGKILL')
    await expect(running).rejects.toMatchObject({ kind: 'limit' })
    expect(await run(workers, 'const main = () => 1')).toBe('1')
    expect(workers.pids).not.toContain(pid)
  })

  it('says so when no worker can be started', async () => {
    await expect(run(pool('no-such-program'), '')).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('No worker could be started'),
    })
  })
})

it('installs the wheels of an operator', { timeout: 60_000 }, async () => {
  const wheel = join(folder, 'greeting-1.0-py3-none-any.whl')
  writeFileSync(wheel, zipSync({ 'greeting/__init__.py': strToU8('def hello(name):\n    return f"hello {name}"\n') }))
  const workers = pool('python', 1, [wheel])
  expect(await run(workers, 'import greeting\ndef main():\n    return greeting.hello("you")')).toBe('"hello you"')
})
