import { findModelProvider } from '@/components/language-model/providers'
import { EngineError, type EngineErrorCode } from '@/engine/errors'
import { MASK } from '@/engine/record'
import type { ModelRef } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import type { ByteWatch } from './byte-watch'

/** Longest part of a provider's own words that is passed on. */
const MAX_WORDS = 400
const UNREADABLE = /^AI_(JSONParse|TypeValidation|InvalidResponseData|EmptyResponseBody|NoContentGenerated)Error$/

/** Any failure of a model call as an engine error: what happened, in words without the key, and what to do. */
export function modelFault(error: unknown, ref: ModelRef, watch: ByteWatch): EngineError {
  if (error instanceof EngineError) return error
  const name = findModelProvider(ref.provider)?.display_name ?? ref.provider
  if (watch.silent) {
    return fault('model_silent', `${name} said nothing for too long, so the call was given up.`, error, {
      hint: 'Try again, or give the node a longer timeout.',
    })
  }
  const inner = innermost(error)
  if (inner) return inner
  const unsupported = unsupportedFault(error, name)
  if (unsupported) return unsupported
  const status = isRecord(error) && typeof error.statusCode === 'number' ? error.statusCode : undefined
  const words = wordsOf(error, ref)
  if (status !== undefined && status >= 400) return statusFault(status, name, ref, words, error)
  if (isUnreadable(error)) {
    const message = `${name} answered with something that is not a model's answer.`
    return fault('model_bad_response', message, error, {
      hint: `Check that the base URL is that of a model API.${words}`,
    })
  }
  if (watch.answered) {
    return fault('model_stream_cut', `The connection to ${name} broke in the middle of the answer.${words}`, error, {
      hint: 'Try again.',
    })
  }
  return fault('model_unavailable', `${name} could not be reached.${words}`, error, {
    hint: 'Check the base URL and that the provider is running.',
  })
}

/** A fault that the provider told inside a stream that had begun well. */
export function streamedFault(part: unknown, ref: ModelRef, watch: ByteWatch): EngineError {
  if (part instanceof Error) return modelFault(part, ref, watch)
  const name = findModelProvider(ref.provider)?.display_name ?? ref.provider
  return fault('model_unavailable', `${name} broke its answer off.${wordsOf(part, ref)}`, part, { hint: 'Try again.' })
}

function statusFault(status: number, name: string, ref: ModelRef, words: string, error: unknown): EngineError {
  const key = findModelProvider(ref.provider)?.key_variable
  if (status === 401 || status === 403) {
    return fault('model_unauthorized', `${name} refused the API key (${status}).${words}`, error, {
      hint: `Check ${key ?? 'the key'} under Settings → Model providers.`,
    })
  }
  if (status === 404) {
    return fault('model_not_found', `${name} does not know the model "${ref.model}" (404).${words}`, error, {
      hint: 'Check the model name and the base URL.',
    })
  }
  if (status === 429) {
    const retry_after_ms = retryAfter(error)
    return fault('model_rate_limited', `${name} is receiving too many requests (429).${words}`, error, {
      hint: 'Wait a little and try again, or raise the limit with the provider.',
      ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
    })
  }
  if (status >= 500 || status === 408) {
    const retry_after_ms = retryAfter(error)
    return fault('model_unavailable', `${name} has trouble of its own (${status}).${words}`, error, {
      hint: 'Try again later.',
      ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
    })
  }
  return fault('model_bad_request', `${name} did not accept the request (${status}).${words}`, error, {
    hint: 'Check the settings of the node.',
  })
}

function fault(
  code: EngineErrorCode,
  message: string,
  cause: unknown,
  more: { hint?: string; retry_after_ms?: number },
): EngineError {
  return new EngineError(code, message, { ...more, cause })
}

/** An error of ours that came through the SDK, such as the guarded fetch refusing an address. */
function innermost(error: unknown): EngineError | undefined {
  let at = error
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if (at instanceof EngineError) return at
    if (at.name === 'OutboundBlockedError') {
      return fault('http_blocked', at.message, error, {
        hint: 'Ask the operator to allow this address, or use another.',
      })
    }
    at = at.cause
  }
  return undefined
}

/** What a provider's library refuses before it asks: a kind of file or setting that the provider has not. */
function unsupportedFault(error: unknown, name: string): EngineError | undefined {
  if (!(error instanceof Error) || error.name !== 'AI_UnsupportedFunctionalityError') return undefined
  return fault('model_bad_request', `${name} cannot do this: ${error.message}`, error, {
    hint: 'Leave it out, or choose a provider that can.',
  })
}

function isUnreadable(error: unknown): boolean {
  let at = error
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if (UNREADABLE.test(at.name)) return true
    at = at.cause
  }
  return false
}

/** Milliseconds, from either of the two headers that providers use. */
function retryAfter(error: unknown): number | undefined {
  const headers = isRecord(error) && isRecord(error.responseHeaders) ? error.responseHeaders : {}
  const exact = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(exact)) return Math.max(0, exact)
  const text = headers['retry-after']
  if (typeof text !== 'string') return undefined
  const seconds = Number(text)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : undefined
}

/** What the provider itself said, without the key and without a page of HTML. */
function wordsOf(error: unknown, ref: ModelRef): string {
  const said = messageIn(error)
  if (said === undefined || said.trim() === '' || said.trimStart().startsWith('<')) return ''
  const safe = ref.api_key ? said.replaceAll(ref.api_key, MASK) : said
  const short = safe.length > MAX_WORDS ? `${safe.slice(0, MAX_WORDS)}…` : safe
  return ` It said: ${short}`
}

function messageIn(error: unknown): string | undefined {
  if (typeof error === 'string') return error
  if (!isRecord(error)) return undefined
  const { data, message } = error
  const inData = isRecord(data) && isRecord(data.error) ? data.error.message : undefined
  if (typeof inData === 'string') return inData
  if (typeof message === 'string') return message
  return isRecord(error.error) ? messageIn(error.error) : undefined
}
