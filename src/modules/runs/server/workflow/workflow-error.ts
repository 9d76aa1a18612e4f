import { AppError, type ErrorCode } from '@/contract/errors'

/** Each code of the studio document's workflows, with the kind of refusal and the heading that go with it. */
const kinds = {
  FLOW_NOT_FOUND: ['not_found', 'Flow not found'],
  INVALID_FLOW_DATA: ['bad_request', 'Flow cannot be run'],
  EXECUTION_TIMEOUT: ['request_timeout', 'Execution timeout'],
  SERVICE_BUSY: ['unavailable', 'Service busy'],
  INTERNAL_SERVER_ERROR: ['internal', 'Internal server error'],
  MISSING_PARAMETER: ['bad_request', 'Missing required parameter'],
  JOB_NOT_FOUND: ['not_found', 'Job not found'],
  JOB_FAILED: ['run_failed', 'Job failed'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

interface About {
  flow_id?: string
  job_id?: string
  timeout_seconds?: number
  hint?: string | undefined
}

/** A refusal with the envelope `{error, code, message, …}` as its detail. */
export function workflowError(
  code: keyof typeof kinds,
  message: string,
  { hint, ...about }: About = {},
  cause?: unknown,
): AppError {
  const [kind, error] = kinds[code]
  return new AppError(kind, message, {
    ...(hint ? { hint } : {}),
    ...(cause === undefined ? {} : { cause }),
    details: { detail: { error, code, message: hint ? `${message} ${hint}` : message, ...about } },
  })
}
