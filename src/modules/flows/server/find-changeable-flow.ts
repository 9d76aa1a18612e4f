import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Flow } from '@/platform/db/generated/client'
import { type FlowPrivilege, holdsOver } from './flow.policy'
import { findFlow } from './read-flow'

/** A flow that the caller may change: 404 when they may not see it, 403 when they may only look. */
export async function findChangeableFlow(
  actor: UserActor,
  id: string,
  privilege: FlowPrivilege = 'flow:modify',
): Promise<Flow> {
  const flow = await findFlow(actor, id)
  assertHoldsOver(actor, flow, privilege)
  return flow
}

/** Throws 403 unless the caller holds the privilege over a flow that they see. */
export function assertHoldsOver(actor: UserActor, flow: Flow, privilege: FlowPrivilege): void {
  if (holdsOver(actor, flow, privilege)) return
  throw new AppError('forbidden', `Your rights over this flow do not include "${privilege}"`, {
    hint: 'Duplicate it and change the copy, or ask its owner to put it into a business where you have that right.',
  })
}
