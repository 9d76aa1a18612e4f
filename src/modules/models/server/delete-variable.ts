import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { dropKeysOf } from './drop-keys'
import { findVariable } from './find-variable'
import { variableRepository } from './variable.repository'

/** Deletes a variable. Flows that name it fail with a message that says so. */
export async function deleteVariable(actor: UserActor, input: { variable_id: string }) {
  const before = await findVariable(actor, input.variable_id, 'variable:delete')
  if (!(await variableRepository.remove(actor.tenant_id, input.variable_id))) throw notFound('Variable')
  await dropKeysOf(actor, before, undefined)
  return null
}
