import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { ZodError } from 'zod'
import type { Actor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { LimitKind, Operation } from '@/contract/operation'
import { toTrpcCode } from './error-codes'

/** What a mount knows of a request. Use cases see only `actor`. */
export interface RequestContext {
  actor: Actor
  request_id: string
  /** Client address as the server sees it; for throttling only. */
  address: string
  user_agent: string
  /** Aborts when the client has gone away. */
  signal: AbortSignal
  /** Looks at the request's credential again: while a stream is open. Absent for calls inside the process. */
  again?: () => Promise<Actor>
  /** Counts a request against the stricter limit of its kind; throws 429 past it. */
  limit(kind: LimitKind, key: string): Promise<void>
}

export interface ProcedureMeta {
  op: Operation
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error, ctx }) {
      const app = error.cause instanceof AppError ? error.cause : undefined
      const zod = error.cause instanceof ZodError ? error.cause : undefined
      return {
        message: app || zod || error.code !== 'INTERNAL_SERVER_ERROR' ? shape.message : 'Internal error',
        code: shape.code,
        data: {
          code: shape.data.code,
          httpStatus: app?.status ?? (zod ? 422 : shape.data.httpStatus),
          path: shape.data.path,
          error: app?.code ?? (zod ? 'invalid_input' : undefined),
          hint: app?.hint,
          details: app?.details,
          issues:
            app?.issues ??
            zod?.issues.map((issue) => ({ loc: issue.path.map(String), msg: issue.message, type: issue.code })),
          request_id: ctx?.request_id,
        },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory
export const baseProcedure = t.procedure

/** Turns what a use case throws into what tRPC carries, once, for every procedure. */
export const errorsToTrpc = t.middleware(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  if (cause instanceof AppError) throw new TRPCError({ code: toTrpcCode[cause.code], message: cause.message, cause })
  return result
})
