import type { LiveRun } from '../live-run'
import { readEvents } from '../read-events'
import { answerText } from './answer-text'

/**
 * The answer of a run piece by piece: what its nodes stream, then whatever of the whole was not streamed. Ends with the run;
 * a reader that leaves does not stop it.
 */
export async function* textPieces(run: LiveRun, signal: AbortSignal): AsyncGenerator<string> {
  let streamed = ''
  let message: number | undefined
  for await (const { event } of readEvents(run.tenant_id, run.id, 0, signal)) {
    if (event.type !== 'token') continue
    // Answers of several outputs are written at the same time; a client of one text gets them one after the other.
    message ??= event.message_id
    if (event.message_id !== message) continue
    streamed += event.chunk
    yield event.chunk
  }
  if (signal.aborted) return
  const { outputs } = await run.done
  const whole = answerText(outputs)
  if (whole.startsWith(streamed)) {
    if (whole.length > streamed.length) yield whole.slice(streamed.length)
  } else if (streamed === '') yield whole
}
