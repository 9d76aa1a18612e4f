import { AppError, type ErrorCode } from '@/contract/errors'
import type { RunResult } from './live-run'

/** A run's error as the caller sees it. What the caller asked wrongly is a 400; all else is a failed run. */
export function messageOf(error: NonNullable<RunResult['error']>): AppError {
  const code: ErrorCode = error.code === 'invalid_input' ? 'bad_request' : 'run_failed'
  const where = error.node_name ? `Error running "${error.node_name}": ` : ''
  return new AppError(code, `${where}${error.message}`, {
    ...(error.hint ? { hint: error.hint } : {}),
    ...(error.retry_after_ms === undefined ? {} : { retry_after: error.retry_after_ms / 1_000 }),
    details: { code: error.code, ...(error.node_id ? { component_id: error.node_id } : {}) },
  })
}
