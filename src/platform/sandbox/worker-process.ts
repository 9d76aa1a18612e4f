import { readFile } from 'node:fs/promises'
import { SandboxError } from './sandbox-error'
import { spawnWorker, type WorkerChild, type WorkerProgram } from './spawn-worker'
import { encodeFrame, frameReader } from './workers/frames.mjs'

/** Time for a worker to notice itself that a call is late, before it is killed. */
const GRACE_MS = 750
const START_MS = 60_000
const WATCH_MS = 100
const PAGE_BYTES = 4096

export interface WorkerLimits {
  /** Of an answer. */
  output_bytes: number
  /** Of the whole process, where the system tells. */
  resident_bytes: number
}

/** `finishing`: it has answered, and clears up before it takes the next call. */
export type WorkerState = 'starting' | 'idle' | 'busy' | 'finishing' | 'gone'

interface Pending {
  resolve(body: Uint8Array): void
  reject(error: SandboxError): void
}

/** One worker process: starts, answers one call at a time, and ends. */
export class WorkerProcess {
  #state: WorkerState = 'starting'
  #pending: Pending | undefined
  #wasReady = false
  #said = ''
  readonly #child: WorkerChild
  readonly #limits: WorkerLimits
  readonly #onChange: (worker: WorkerProcess) => void
  readonly #startLimit: NodeJS.Timeout

  /** @param onChange told whenever the worker became idle or is gone */
  constructor(program: WorkerProgram, limits: WorkerLimits, onChange: (worker: WorkerProcess) => void) {
    this.#limits = limits
    this.#onChange = onChange
    this.#child = spawnWorker(program)
    this.#startLimit = setTimeout(() => this.end('It did not start in time.'), START_MS)
    const read = frameReader(({ header, body }) => this.#take(header, body), limits.output_bytes + 65_536)
    this.#child.stdout.on('data', (chunk: Uint8Array) => {
      try {
        read(chunk)
      } catch (error) {
        this.end(error instanceof Error ? error.message : String(error))
      }
    })
    this.#child.stderr.on('data', (chunk: Uint8Array) => {
      this.#said = (this.#said + Buffer.from(chunk).toString()).slice(-2000)
    })
    this.#child.stdin.on('error', () => this.end('It stopped listening.'))
    this.#child.once('error', (error) => this.#gone(error.message))
    this.#child.once('exit', (code, signal) => this.#gone(`It ended with ${signal ?? `code ${code}`}.`))
  }

  get state(): WorkerState {
    return this.#state
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  get wasReady(): boolean {
    return this.#wasReady
  }

  /** The last words of a worker that would not start. */
  get said(): string {
    return this.#said.trim()
  }

  /**
   * @returns the bytes that the program answered
   * @throws {SandboxError} as the program says, `timeout` when it is late, `limit` when it ended or grew too large
   */
  async call(header: { timeout_ms: number }, body: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    signal.throwIfAborted()
    this.#state = 'busy'
    this.#hold(true)
    const late = setTimeout(() => this.#fail('timeout', 'late'), header.timeout_ms + GRACE_MS)
    const watch = setInterval(() => void this.#checkSize(), WATCH_MS)
    const stop = () => this.#fail('failed', 'stopped')
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        this.#pending = { resolve, reject }
        this.#child.stdin.write(encodeFrame(header, body))
      })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      clearTimeout(late)
      clearInterval(watch)
      signal.removeEventListener('abort', stop)
    }
  }

  /** Kills the process; a call under way fails with `limit`. */
  end(why: string): void {
    this.#child.kill('SIGKILL')
    this.#gone(why)
  }

  #take(header: Record<string, unknown>, body: Uint8Array): void {
    if (header.type === 'ready') {
      clearTimeout(this.#startLimit)
      this.#wasReady = true
      if (this.#state === 'gone' || this.#pending) return
      this.#state = 'idle'
      this.#hold(false)
      this.#onChange(this)
      return
    }
    const pending = this.#pending
    this.#pending = undefined
    if (header.again === true && this.#state === 'busy') this.#state = 'finishing'
    else this.#retire()
    if (header.type === 'done') {
      pending?.resolve(body)
      return
    }
    const kind = header.type === 'limit' || header.type === 'timeout' ? header.type : 'failed'
    const hint = typeof header.hint === 'string' ? header.hint : undefined
    pending?.reject(new SandboxError(kind, String(header.message), hint))
  }

  #fail(kind: SandboxError['kind'], message: string): void {
    const pending = this.#pending
    this.#pending = undefined
    pending?.reject(new SandboxError(kind, message))
    this.end(message)
  }

  async #checkSize(): Promise<void> {
    if (process.platform !== 'linux') return
    const pages = await readFile(`/proc/${this.#child.pid}/statm`, 'utf8').catch(() => '')
    const resident = Number(pages.split(' ')[1] ?? 0) * PAGE_BYTES
    if (this.#pending && resident > this.#limits.resident_bytes) this.#fail('limit', 'It used up its memory.')
  }

  /** It has answered and ends by itself; nothing more is sent to it. */
  #retire(): void {
    this.#gone('')
    this.#child.stdin.end()
    setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS).unref()
  }

  #gone(why: string): void {
    if (this.#state === 'gone') return
    this.#state = 'gone'
    clearTimeout(this.#startLimit)
    this.#hold(false)
    const pending = this.#pending
    this.#pending = undefined
    pending?.reject(new SandboxError('limit', `The worker broke down. ${why}`.trim()))
    this.#onChange(this)
  }

  /** An idle worker must not keep this process alive. */
  #hold(busy: boolean): void {
    const change = busy ? 'ref' : 'unref'
    this.#child[change]()
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr])
      if (change in stream) Reflect.apply(Reflect.get(stream, change), stream, [])
  }
}
