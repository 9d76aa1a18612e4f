import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { AppError, type ErrorCode, type FieldIssue } from '@/contract/errors'
import type { RestOperation } from '@/contract/operation'
import { toTrpcCode } from '@/platform/trpc/error-codes'
import { placeOf } from './read-input'

/** Whatever was thrown, as the one error type that surfaces know how to write. Unknown faults become `internal`. */
export function toAppError(thrown: unknown, op?: RestOperation): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof ZodError) return fromZod(thrown, op)
  if (thrown instanceof TRPCError) {
    if (thrown.cause instanceof AppError) return thrown.cause
    if (thrown.code === 'BAD_REQUEST' && thrown.cause instanceof ZodError) return fromZod(thrown.cause, op)
    if (thrown.code !== 'INTERNAL_SERVER_ERROR') {
      const code = (Object.keys(toTrpcCode) as ErrorCode[]).find((key) => toTrpcCode[key] === thrown.code)
      if (code) return new AppError(code, thrown.message, { cause: thrown })
    }
  }
  return new AppError('internal', 'Internal error', { cause: thrown })
}

function fromZod(error: ZodError, op?: RestOperation): AppError {
  const issues = error.issues.slice(0, 50).map((issue): FieldIssue => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    const place = op ? placeOf(op, String(path[0] ?? '')) : 'body'
    const inArray = typeof op?.body === 'object' && path[0] === op.body.array
    return { loc: [place, ...(inArray ? path.slice(1) : path)], msg: issue.message, type: issueType(issue) }
  })
  const first = issues[0]
  const summary = first ? `${first.loc.join('.')}: ${first.msg}` : 'The input is not valid'
  return new AppError('invalid_input', summary, { issues, cause: error })
}

const issueType = (issue: ZodError['issues'][number]) =>
  issue.code === 'invalid_type' && /received undefined/.test(issue.message) ? 'missing' : issue.code
