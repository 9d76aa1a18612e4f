import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { FlowCreate } from '../contract/flow.schema'
import { flowDto } from './flow.dto'
import { flowRepository } from './flow.repository'
import { flowRow } from './flow-row'

/** Creates a flow for the caller. Taken names get a number, so this never fails for a name. */
export async function createFlow(actor: UserActor, input: z.infer<typeof FlowCreate>, attempt = 1) {
  const row = await flowRow(actor, input, { names: [], endpoints: [] })
  try {
    return flowDto(await flowRepository.create(actor.tenant_id, row), actor.username)
  } catch (error) {
    // Somebody took the name between the look and the write.
    if (!isUniqueViolation(error) || attempt >= 5) throw error
    return createFlow(actor, input, attempt + 1)
  }
}
