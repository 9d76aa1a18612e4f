import { EngineError } from '@/engine/errors'

const RETRIES = 2
/** A provider that asks for a longer wait than this is not waited for. */
const MAX_WAIT_MS = 20_000

/**
 * Milliseconds until a failed call is tried again, or undefined when it is not: only a rate limit or a provider's own
 * trouble is, twice at most, after the wait that the provider asked for or `retry_ms`, which doubles. `attempt` counts from 0.
 */
export function retryWait(error: unknown, attempt: number, retry_ms: number): number | undefined {
  if (attempt >= RETRIES || !(error instanceof EngineError)) return undefined
  if (error.code !== 'model_rate_limited' && error.code !== 'model_unavailable') return undefined
  const wait_ms = error.retry_after_ms ?? retry_ms * 2 ** attempt
  return wait_ms <= MAX_WAIT_MS ? wait_ms : undefined
}
