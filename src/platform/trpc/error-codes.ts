import type { TRPCError } from '@trpc/server'
import type { ErrorCode } from '@/contract/errors'

/** Exhaustive: a new error code without its tRPC name does not compile. */
export const toTrpcCode: Record<ErrorCode, TRPCError['code']> = {
  bad_request: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  method_not_allowed: 'METHOD_NOT_SUPPORTED',
  not_acceptable: 'BAD_REQUEST',
  request_timeout: 'TIMEOUT',
  conflict: 'CONFLICT',
  gone: 'NOT_FOUND',
  payload_too_large: 'PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  invalid_input: 'UNPROCESSABLE_CONTENT',
  too_many_requests: 'TOO_MANY_REQUESTS',
  client_closed: 'CLIENT_CLOSED_REQUEST',
  internal: 'INTERNAL_SERVER_ERROR',
  run_failed: 'INTERNAL_SERVER_ERROR',
  bad_gateway: 'BAD_GATEWAY',
  unavailable: 'SERVICE_UNAVAILABLE',
  timeout: 'GATEWAY_TIMEOUT',
}
