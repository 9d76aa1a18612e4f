import { EngineError, type EngineErrorCode } from '@/engine'
import { SandboxError } from '@/platform/sandbox/sandbox-error'

interface FaultWords {
  failed: EngineErrorCode
  limit: EngineErrorCode
  timeout: EngineErrorCode
  /** What to say when time was up, and how to mend it. */
  late: string
  late_hint: string
}

/** What a worker's refusal is called in a run. Whatever is not from a worker (an abort, say) stays as it is. */
export function sandboxFault(error: unknown, words: FaultWords): unknown {
  if (!(error instanceof SandboxError)) return error
  const hint = error.hint === undefined ? {} : { hint: error.hint }
  if (error.kind === 'failed') return new EngineError(words.failed, error.message, { ...hint, cause: error })
  if (error.kind === 'timeout')
    return new EngineError(words.timeout, words.late, { hint: words.late_hint, cause: error })
  if (error.kind === 'limit')
    return new EngineError(words.limit, error.message, {
      hint: 'Let it work on less at a time. The operator sets the memory with MILLRACE_SANDBOX_MEMORY.',
      ...hint,
      cause: error,
    })
  return new EngineError('internal', error.message, {
    hint: 'The server cannot start its worker processes; its log says more.',
    cause: error,
  })
}
