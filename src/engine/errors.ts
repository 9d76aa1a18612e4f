export type EngineErrorCode =
  | 'invalid_flow'
  | 'invalid_input'
  | 'unknown_component'
  | 'missing_value'
  | 'node_failed'
  | 'node_timeout'
  | 'run_timeout'
  | 'model_unauthorized'
  | 'model_not_found'
  | 'model_rate_limited'
  | 'model_unavailable'
  | 'model_bad_request'
  | 'model_bad_response'
  | 'model_stream_cut'
  | 'model_silent'
  | 'model_unknown_provider'
  | 'http_blocked'
  | 'http_failed'
  | 'http_timeout'
  | 'http_too_large'
  | 'code_failed'
  | 'code_timeout'
  | 'code_limit'
  | 'template_failed'
  | 'file_missing'
  | 'file_too_large'
  | 'file_unreadable'
  | 'knowledge_missing'
  | 'knowledge_failed'
  | 'tool_failed'
  | 'flow_missing'
  | 'flow_failed'
  | 'flow_too_deep'
  | 'not_allowed'
  | 'agent_limit'
  | 'loop_limit'
  | 'internal'

/** The recordable form of an error: what happened, why, what to do. */
export interface EngineErrorShape {
  code: EngineErrorCode
  message: string
  hint?: string
  node_id?: string
  node_name?: string
  /** Milliseconds after which the same call may succeed, as the provider said. */
  retry_after_ms?: number
}

export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly hint: string | undefined
  readonly retry_after_ms: number | undefined

  constructor(
    code: EngineErrorCode,
    message: string,
    options: { hint?: string; retry_after_ms?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'EngineError'
    this.code = code
    this.hint = options.hint
    this.retry_after_ms = options.retry_after_ms
  }
}

/** The error of a node inside a container, in the form in which it was recorded. */
export class InnerNodeError extends EngineError {
  constructor(readonly shape: EngineErrorShape) {
    super(shape.code, shape.message, shape.hint === undefined ? {} : { hint: shape.hint })
  }
}

/** A turn waits for a person. Containers let it pass; whatever else they do, the run is paused. */
export class TurnSuspended extends Error {
  constructor() {
    super('A node inside waits for an answer.')
  }
}
