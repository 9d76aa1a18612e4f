import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Flow } from '@/platform/db/generated/client'
import { mayChange } from './flow.policy'
import { findFlow } from './read-flow'

/** A flow that the caller may change: 404 when they may not see it, 403 when they may only look. */
export async function findChangeableFlow(actor: UserActor, id: string): Promise<Flow> {
  const flow = await findFlow(actor, id)
  if (mayChange(actor, flow)) return flow
  throw new AppError('forbidden', 'Only its owner may change this flow', { hint: 'Duplicate it and change the copy.' })
}
