import type { Operation } from '@/contract/operation'
import type { RequestContext } from '@/platform/trpc/trpc'
import { audited, currentCall } from './audited'

interface Call {
  ctx: RequestContext
  path: string
  getRawInput(): Promise<unknown>
}

/** Whether a procedure's calls are recorded where they are made: what changes something and leaves no record of its own. */
export const isAudited = (type: string, op: Operation): boolean => type === 'mutation' && op.audit !== 'own_record'

/** Records a call of a procedure, or hands its output to the mount that records it already. */
export async function auditProcedure<R extends { ok: boolean }>(
  op: Operation,
  { ctx, path, getRawInput }: Call,
  work: () => Promise<R>,
): Promise<R> {
  const outer = currentCall()
  const call = outer ?? {
    operation: path,
    op,
    signs_in: op.audit === 'sign_in',
    actor: ctx.actor,
    input: await getRawInput().catch(() => undefined),
    address: ctx.address,
    user_agent: ctx.user_agent,
    request_id: ctx.request_id,
  }
  return audited(call, async () => {
    const result = await work()
    // Thrown, so that refusals of procedures and of mounts are told apart from success in one place.
    if ('error' in result) throw result.error
    if ('data' in result) call.output = result.data
    return result
  })
}
