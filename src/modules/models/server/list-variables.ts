import type { UserActor } from '@/contract/actor'
import { variableDto } from './variable.dto'
import { variablesWith } from './variable.policy'
import { variableRepository } from './variable.repository'

/** The tenant's variables by name, as far as the caller may see them. */
export async function listVariables(actor: UserActor) {
  return (await variableRepository.list(actor.tenant_id, variablesWith(actor, 'variable:read'))).map(variableDto)
}
