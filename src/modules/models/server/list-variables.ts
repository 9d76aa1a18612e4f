import type { UserActor } from '@/contract/actor'
import { variableDto } from './variable.dto'
import { variableRepository } from './variable.repository'

/** The tenant's variables by name. */
export async function listVariables(actor: UserActor) {
  return (await variableRepository.list(actor.tenant_id)).map(variableDto)
}
