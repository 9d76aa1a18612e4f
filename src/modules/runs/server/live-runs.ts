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
  private readonly queue: (() => void)[] = []
  private working = 0
  private closing = false

  find(tenant_id: string, id: string): LiveRun | undefined {
    const run = this.runs.get(id)
    return run?.tenant_id === tenant_id ? run : undefined
  }

  /** Throws 503 once the server is shutting down. */
  add(run: LiveRun): void {
    if (this.closing)
      throw new AppError('unavailable', 'The server is shutting down', { hint: 'Try again shortly.', retry_after: 5 })
    this.runs.set(run.id, run)
  }

  remove(run: LiveRun): void {
    setTimeout(() => this.runs.delete(run.id), linger).unref()
  }

  get hasRoom(): boolean {
    return this.working < env.MILLRACE_RUN_CONCURRENCY
  }

  /** Waits for a place to work in; the result gives it back. */
  async enter(): Promise<() => void> {
    if (!this.hasRoom) await new Promise<void>((resolve) => this.queue.push(resolve))
    this.working += 1
    let left = false
    return () => {
      if (left) return
      left = true
      this.working -= 1
      this.queue.shift()?.()
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
