/** Every way in which a use case may refuse, with the HTTP status that surfaces answer. */
export const errorStatus = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  request_timeout: 408,
  conflict: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_input: 422,
  too_many_requests: 429,
  client_closed: 499,
  internal: 500,
  run_failed: 500,
  bad_gateway: 502,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatus

/** One field that was wrong: where it stands, what is wrong with it, and the kind of fault. */
export interface FieldIssue {
  /** `body`, `query` or `path`, then the keys down to the field. */
  loc: (string | number)[]
  msg: string
  type: string
}

export interface AppErrorOptions {
  /** What the caller can do about it. */
  hint?: string
  issues?: FieldIssue[]
  /** More data for the caller, e.g. the newer state after a conflict. Never secrets. */
  details?: Record<string, unknown>
  /** Seconds after which another try makes sense; sent as `Retry-After`. */
  retry_after?: number
  cause?: unknown
}

/** The one error that use cases throw on purpose. Its message is shown to people. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly issues: FieldIssue[] | undefined
  readonly details: Record<string, unknown> | undefined
  readonly retry_after: number | undefined

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.hint = options.hint
    this.issues = options.issues
    this.details = options.details
    this.retry_after = options.retry_after
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** A row of another tenant and a row that never was look the same: not found. */
export const notFound = (what: string) => new AppError('not_found', `${what} not found`)
