import { FairQueue } from './fair-queue'
import { SandboxError } from './sandbox-error'
import type { WorkerProgram } from './spawn-worker'
import { type WorkerLimits, WorkerProcess, type WorkerState } from './worker-process'

const MAX_FAILED_STARTS = 3
/** Workers beyond one that nobody used for this long are ended. */
const IDLE_MS = 120_000

export interface PoolOptions extends WorkerLimits {
  program: () => WorkerProgram
  /** Most processes at a time; one more than are busy is kept ready, up to this. */
  max: number
}

interface Call {
  owner: string
  header: { timeout_ms: number }
  body: Uint8Array
  signal: AbortSignal
  resolve(body: Uint8Array): void
  reject(error: unknown): void
}

/** Workers of one program. Starts with the first call, keeps one to spare, replaces those that end. */
export class WorkerPool {
  readonly #options: PoolOptions
  readonly #workers = new Set<WorkerProcess>()
  readonly #queue = new FairQueue<Call>()
  #failedStarts = 0
  #idleTimer: NodeJS.Timeout | undefined

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Numbers of the processes that there are. */
  get pids(): number[] {
    return [...this.#workers].flatMap((worker) => worker.pid ?? [])
  }

  /**
   * Runs one call as soon as a worker is free. Owners take turns.
   *
   * @throws {SandboxError}, or the signal's reason when it aborts: the worker is then killed
   */
  async run(call: Omit<Call, 'resolve' | 'reject'>): Promise<Uint8Array> {
    const { signal } = call
    signal.throwIfAborted()
    const { promise, resolve, reject } = deferred()
    const waiting: Call = { ...call, resolve, reject }
    const leave = () => {
      if (this.#queue.remove(waiting)) reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    this.#queue.push(waiting)
    this.#work()
    try {
      return await promise
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  /** Ends all workers; calls under way fail. The next call starts new ones. */
  close(): void {
    clearTimeout(this.#idleTimer)
    this.#dismiss([...this.#workers])
    this.#giveUp('The server is stopping.')
  }

  #work(): void {
    for (const worker of this.#in('idle')) {
      const call = this.#queue.shift()
      if (!call) break
      worker.call(call.header, call.body, call.signal).then(call.resolve, call.reject)
    }
    const wanted = Math.min(this.#options.max, this.#in('busy').length + this.#queue.size + 1)
    // One after the other: starting is work for the processor, and the first one ready takes the call.
    if (this.#in('starting').length === 0 && this.#workers.size < wanted) this.#start()
  }

  #start(): void {
    try {
      this.#workers.add(new WorkerProcess(this.#options.program(), this.#options, (worker) => this.#changed(worker)))
    } catch (error) {
      this.#giveUp(error instanceof Error ? error.message : String(error))
    }
  }

  #changed(worker: WorkerProcess): void {
    if (worker.state === 'gone') {
      if (!this.#workers.delete(worker)) return
      if (!worker.wasReady) this.#failedStarts += 1
      if (this.#failedStarts >= MAX_FAILED_STARTS) this.#giveUp(worker.said)
      else setImmediate(() => this.#work())
      return
    }
    this.#failedStarts = 0
    this.#work()
    this.#shrinkLater()
  }

  #giveUp(why: string): void {
    this.#failedStarts = 0
    for (let call = this.#queue.shift(); call; call = this.#queue.shift())
      call.reject(new SandboxError('unavailable', `No worker could be started. ${why}`.trim()))
  }

  #shrinkLater(): void {
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => {
      this.#dismiss(this.#in('idle').slice(1))
    }, IDLE_MS).unref()
  }

  /** Ends workers without replacing them. */
  #dismiss(workers: WorkerProcess[]): void {
    for (const worker of workers) {
      this.#workers.delete(worker)
      worker.end('It is no longer needed.')
    }
  }

  #in(state: WorkerState): WorkerProcess[] {
    return [...this.#workers].filter((worker) => worker.state === state)
  }
}

function deferred() {
  let resolve: (body: Uint8Array) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<Uint8Array>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}
