import { isMillraceError, type MillraceClient, type MillraceOutputs } from './create-millrace-client'

type Streamed = MillraceOutputs['runs']['watch_run']
/** One event of a run with its number, which counts from 1. */
export type NumberedRunEvent = Streamed extends AsyncIterable<infer Item> ? Item : never
/** What can happen in a run; `type` says which it is. The last is `run_finished`, `run_failed` or `run_stopped`. */
export type MillraceRunEvent = NumberedRunEvent['event']

export interface WatchRunOptions {
  /** Only events with a higher number than this; 0, the default, is all of them. */
  after?: number
  /** Ends the watching, without an error. The run goes on. */
  signal?: AbortSignal
  /** How long to try again after a broken connection, in milliseconds, counted from the last event. Default one minute. */
  retry_ms?: number
}

const lastEvents: ReadonlySet<string> = new Set(['run_finished', 'run_failed', 'run_stopped'])
const firstPause = 200
const longestPause = 5_000

/**
 * The events of a run from any number on, live until its last one. A broken connection is taken up again after the last
 * event that was seen, so that every event comes once and in order. Throws `MillraceError` when the server refuses (an
 * unknown run is a 404), and the last fault when it cannot be reached for `retry_ms`.
 *
 * @example
 * ```ts
 * const { run_id } = await millrace.runs.start_run.mutate({ flow_id, input_value: 'Hello' })
 * for await (const { seq, event } of watchRun(millrace, run_id)) {
 *   if (event.type === 'token') process.stdout.write(event.chunk)
 * }
 * ```
 */
export async function* watchRun(
  client: Pick<MillraceClient, 'runs'>,
  run_id: string,
  { after = 0, signal, retry_ms = 60_000 }: WatchRunOptions = {},
): AsyncGenerator<NumberedRunEvent, void, undefined> {
  let seen = after
  let since = Date.now()
  let pause = firstPause
  while (!signal?.aborted) {
    const connection = new AbortController()
    const both = signal ? AbortSignal.any([signal, connection.signal]) : connection.signal
    try {
      for await (const item of await client.runs.watch_run.query({ run_id, after: seen }, { signal: both })) {
        if (item.seq <= seen) continue
        seen = item.seq
        since = Date.now()
        pause = firstPause
        yield item
        if (lastEvents.has(item.event.type)) return
      }
      // The server closes the stream only behind the last event, which `after` may have been already.
      return
    } catch (error) {
      if (signal?.aborted) return
      if (isRefusal(error) || Date.now() - since + pause > retry_ms) throw error
    } finally {
      // The reader may also leave in the middle; the connection must not stay open then.
      connection.abort()
    }
    await rest(pause, signal)
    pause = Math.min(pause * 2, longestPause)
  }
}

/** Asking again would get the same answer. Anything else, from a lost connection to a restarting server, may pass. */
function isRefusal(error: unknown): boolean {
  // A stream that breaks in the middle throws whatever the platform's fetch throws.
  const status = isMillraceError(error) ? error.data?.httpStatus : undefined
  return status !== undefined && status < 500 && status !== 408 && status !== 429
}

/** Waits, but not longer than somebody cares. */
function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
  })
}
