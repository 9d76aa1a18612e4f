import type { ClockPort } from './ports'

/** Longest wait that timers take. */
const MAX_WAIT_MS = 2 ** 31 - 1

/**
 * Waits, with one timer for a whole run, until something is overdue, and says what. `deadline` names the next moment at
 * which something could be; it is asked again when that moment has come. Resolves to undefined once the signal aborts.
 */
export async function watchDeadlines<T>(
  clock: ClockPort,
  deadline: (now: number) => { at: number; what: T },
  signal: AbortSignal,
): Promise<T | undefined> {
  while (!signal.aborted) {
    const now = clock.now()
    const next = deadline(now)
    if (next.at <= now) return next.what
    try {
      await clock.sleep(Math.min(next.at - now, MAX_WAIT_MS), signal)
    } catch (error) {
      if (signal.aborted) return undefined
      throw error
    }
  }
  return undefined
}
