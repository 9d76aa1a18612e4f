import type { z } from 'zod'
import type { EngineErrorShape, RunEvent, RunOutput, Suspension } from '@/engine'
import type { RunError } from '../contract/run.schema'

export interface RunResult {
  status: 'succeeded' | 'failed' | 'stopped' | 'paused'
  outputs: RunOutput[]
  error: z.infer<typeof RunError> | undefined
  duration_ms: number
  /** Failures that a node's policy caught. */
  exceptions: number
  /** Forms that a paused run waits for. */
  suspensions: Suspension[]
  /** ISO 8601. */
  ended_at: string
  /** Tokens of all models that were asked. */
  /** Tokens, and US dollars where prices are known. */
  usage: { input_tokens: number; output_tokens: number; cost?: number }
}

/** A run that this process works on: its events so far, whoever listens, and the switch that stops it. */
export class LiveRun {
  /** Events from number `first_kept` on; earlier ones are in the database. */
  private kept: RunEvent[] = []
  private first_kept = 1
  private wake: (() => void)[] = []
  private readonly abort = new AbortController()
  ended = false
  /** What stopped it, when that is a failure. */
  stopped_for: EngineErrorShape | undefined
  /** Where polling readers without a number of their own have got to. */
  polled = 0
  readonly done: Promise<RunResult>
  private settle: (result: RunResult) => void = () => undefined

  readonly id: string
  readonly tenant_id: string
  readonly flow_id: string
  readonly user_id: number | null
  readonly session_id: string

  /** `first_seq`: number of its first event; more than 1 for a run that goes on after a pause. */
  constructor(run: Pick<LiveRun, 'id' | 'tenant_id' | 'flow_id' | 'user_id' | 'session_id'>, first_seq = 1) {
    this.first_kept = first_seq
    this.id = run.id
    this.tenant_id = run.tenant_id
    this.flow_id = run.flow_id
    this.user_id = run.user_id
    this.session_id = run.session_id
    this.done = new Promise((resolve) => {
      this.settle = resolve
    })
  }

  get signal(): AbortSignal {
    return this.abort.signal
  }

  get last_seq(): number {
    return this.first_kept + this.kept.length - 1
  }

  get oldest_kept(): number {
    return this.first_kept
  }

  /** Ends the run as stopped, or as failed when it is said why. */
  stop(why?: EngineErrorShape): void {
    this.stopped_for ??= why
    this.abort.abort()
  }

  push(event: RunEvent): void {
    this.kept.push(event)
    this.notify()
  }

  /** Called once everything is committed: nobody hears of an end that a crash could undo. */
  finish(last: RunEvent, result: RunResult): void {
    this.kept.push(last)
    this.ended = true
    this.settle(result)
    this.notify()
  }

  /** Events after number `after`; undefined when some of them are no longer kept here. */
  eventsAfter(after: number): RunEvent[] | undefined {
    return after + 1 < this.first_kept ? undefined : this.kept.slice(after + 1 - this.first_kept)
  }

  /** Forgets stored events beyond the newest `keep`, so that a long run's memory is bounded. */
  trim(stored_seq: number, keep: number): void {
    const upto = Math.min(stored_seq, this.last_seq - keep)
    if (upto < this.first_kept) return
    this.kept.splice(0, upto + 1 - this.first_kept)
    this.first_kept = upto + 1
  }

  /** Resolves at the next event, at the end, or when the reader leaves. */
  change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done, { once: true })
      this.wake.push(done)
    })
  }

  private notify(): void {
    const wake = this.wake
    this.wake = []
    for (const done of wake) done()
  }
}
