import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { Variable } from '@/platform/db/generated/client'
import { type VariablePrivilege, variablesWith } from './variable.policy'
import { variableRepository } from './variable.repository'

/** A variable that the caller holds a privilege over. 404 for all others. */
export async function findVariable(actor: UserActor, id: string, privilege: VariablePrivilege): Promise<Variable> {
  const variable = await variableRepository.find(actor.tenant_id, id, variablesWith(actor, privilege))
  if (!variable) throw notFound('Variable')
  return variable
}
