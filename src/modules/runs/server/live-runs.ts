import { randomUUID } from 'node:crypto'
import { AppError } from '@/contract/errors'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import type { LiveRun } from './live-run'

/** How long an ended run stays at hand for readers that come a little late. */
const linger = 5_000

/** The runs of this process, and the gate that decides how many work at once. */
class LiveRuns {
  /** Names this process in run rows. */
  readonly owner = randomUUID()
  private readonly runs = new Map<string, LiveRun>()
  private readonly queue: ((place: () => void) => void)[] = []
  private working = 0
  private closing = false

  find(tenant_id: string, id: string): LiveRun | undefined {
    const run = this.runs.get(id)
    return run?.tenant_id === tenant_id ? run : undefined
  }

  /** Throws 503 once the server is shutting down. */
  add(run: LiveRun): void {
    this.assertOpen()
    this.keep(run)
  }

  /** Throws 503 once the server is shutting down. */
  assertOpen(): void {
    if (this.closing)
      throw new AppError('unavailable', 'The server is shutting down', { hint: 'Try again shortly.', retry_after: 5 })
  }

  /** A run that this process has to work on, whatever comes. */
  keep(run: LiveRun): void {
    this.runs.set(run.id, run)
  }

  /** A run that never began: its row could not be written. */
  drop(run: LiveRun): void {
    // A paused run may have gone on in the meantime, as another one of the same id.
    if (this.runs.get(run.id) === run) this.runs.delete(run.id)
  }

  /** A run has ended. One that is `followed` stays a little, for readers who got its id to follow it by. */
  remove(run: LiveRun, followed: boolean): void {
    if (followed) setTimeout(() => this.drop(run), linger).unref()
    else this.drop(run)
  }

  /** A place to work in if there is one now; calling it gives the place back. */
  tryEnter(): (() => void) | undefined {
    if (this.working >= env.MILLRACE_RUN_CONCURRENCY) return undefined
    this.working += 1
    return this.newPlace()
  }

  /** Waits for a place; undefined when the run was stopped while it waited. */
  enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const now = signal.aborted ? undefined : this.tryEnter()
      if (now || signal.aborted) return resolve(now)
      const taken = (place: () => void) => {
        signal.removeEventListener('abort', stopped)
        resolve(place)
      }
      const stopped = () => {
        this.queue.splice(this.queue.indexOf(taken), 1)
        resolve(undefined)
      }
      signal.addEventListener('abort', stopped, { once: true })
      this.queue.push(taken)
    })
  }

  /** A place that is given back goes straight to who waited longest, so that nobody slips in between. */
  private newPlace(): () => void {
    let left = false
    return () => {
      if (left) return
      left = true
      const next = this.queue.shift()
      if (next) next(this.newPlace())
      else this.working -= 1
    }
  }

  /** Takes no more runs, waits for those at work, and stops what is left after `patience` milliseconds. */
  async close(patience: number): Promise<void> {
    this.closing = true
    const open = [...this.runs.values()].filter((run) => !run.ended)
    const all = Promise.all(open.map((run) => run.done))
    const inTime = await Promise.race([all.then(() => true), new Promise((resolve) => setTimeout(resolve, patience))])
    if (inTime === true) return
    for (const run of open) run.stop()
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 5_000))])
  }
}

export const liveRuns = processSingleton('live-runs', () => new LiveRuns())
