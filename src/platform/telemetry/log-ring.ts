import { processSingleton } from '@/lib/process-singleton'

export interface LogLine {
  /** Milliseconds since 1970; no two lines have the same. */
  at: number
  text: string
}

/** Lines that are kept, and characters of each. */
const MAX_LINES = 2_000
const MAX_TEXT = 4_000

/** The newest lines of the process's log, as they were written: what is hidden there is hidden here. */
export class LogRing {
  private kept: LogLine[] = []
  private wake: (() => void)[] = []

  write(text: string): void {
    const at = Math.max(Date.now(), (this.kept.at(-1)?.at ?? 0) + 1)
    this.kept.push({ at, text: text.trimEnd().slice(0, MAX_TEXT) })
    // Dropped in bulk, so that a line costs no shifting of all others.
    if (this.kept.length > MAX_LINES * 1.2) this.kept = this.kept.slice(-MAX_LINES)
    const wake = this.wake
    this.wake = []
    for (const done of wake) done()
  }

  lines(): readonly LogLine[] {
    return this.kept.slice(-MAX_LINES)
  }

  /** Resolves at the next line, or after `ms`, or when the reader leaves. */
  change(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.wake = this.wake.filter((other) => other !== done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done, { once: true })
      this.wake.push(done)
    })
  }
}

export const logRing = processSingleton('log-ring', () => new LogRing())
