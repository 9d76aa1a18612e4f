import { AppError, type ErrorCode } from '@/contract/errors'
import { EngineError } from '@/engine/errors'

/** What the engine's parts refuse, in the words and with the status of an answer. Any other fault as it is. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof EngineError)) return error
  const hint = error.hint === undefined ? {} : { hint: error.hint }
  return new AppError(codeOf(error), error.message, { ...hint, cause: error })
}

function codeOf({ code }: EngineError): ErrorCode {
  if (code === 'knowledge_missing') return 'not_found'
  if (code === 'internal') return 'unavailable'
  const theirs = /^(model_(rate_limited|unavailable|bad_response|stream_cut|silent)|http_)/
  return theirs.test(code) ? 'bad_gateway' : 'bad_request'
}
