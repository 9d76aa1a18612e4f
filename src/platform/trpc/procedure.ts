import type { z } from 'zod'
import { type Actor, type ActorOf, authorize } from '@/contract/actor'
import type { Operation } from '@/contract/operation'
import type { Access } from '@/contract/privileges'
import { auditProcedure, isAudited } from '@/platform/audit/audit-mutations'
import { baseProcedure, errorsToTrpc } from './trpc'
import { whileAllowed } from './watch-rights'

/** An input whose fields may all be left out may be left out itself. */
type CallInput<I extends z.ZodObject> = Record<never, never> extends z.input<I> ? z.ZodPrefault<I> : I

function callInput<I extends z.ZodObject>(input: I): CallInput<I> {
  const optional = input.safeParse({}).success
  // The conditional type mirrors this very test; TypeScript cannot follow it.
  return (optional ? input.prefault({} as z.input<I>) : input) as CallInput<I>
}

/** Runs are counted by credential, and by address where there is none. */
const callerKey = (actor: Actor, address: string) => (actor.kind === 'user' ? actor.credential_id : address)

/** Recorded in the audit log, access checked, input validated: what every procedure has in common. */
function guarded<A extends Access, I extends z.ZodObject, O extends z.ZodType>(op: Operation<A, I, O>) {
  return baseProcedure
    .meta({ op })
    .use(async ({ type, next, ...call }) => (isAudited(type, op) ? auditProcedure(op, call, () => next()) : next()))
    .use(errorsToTrpc)
    .use(async ({ ctx, next }) => {
      const actor = ctx.actor
      if (op.rate_limit === 'login' || op.rate_limit === 'form') await ctx.limit(op.rate_limit, ctx.address)
      authorize<A>(op.access, actor)
      if (op.rate_limit === 'run') await ctx.limit('run', callerKey(actor, ctx.address))
      if (op.rate_limit === 'public' && ctx.actor.kind === 'anonymous') await ctx.limit('public', ctx.address)
      // The assertion narrows; TypeScript does not carry the conditional type through by itself.
      return next({ ctx: { ...ctx, actor: actor as ActorOf<A> } })
    })
    .input(callInput(op.input))
}

/**
 * A tRPC procedure that already checks the operation's access and validates its input and output.
 * Bind it with `.query` or `.mutation`; `ctx.actor` has the type that the access guarantees.
 */
export function procedure<A extends Access, I extends z.ZodObject, O extends z.ZodType>(op: Operation<A, I, O>) {
  return guarded(op).output(op.output)
}

/** The same for an operation that answers with an async iterable: each item is what the use case's type says. */
export function streamProcedure<A extends Access, I extends z.ZodObject, O extends z.ZodType>(op: Operation<A, I, O>) {
  return guarded(op).use(async ({ ctx, next }) => {
    const result = await next()
    if (!result.ok || !ctx.again || !isIterable(result.data)) return result
    return { ...result, data: whileAllowed(result.data, ctx.actor, ctx.again) }
  })
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value
