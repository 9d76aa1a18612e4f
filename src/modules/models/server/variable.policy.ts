import { holdsIn, type UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type VariablePrivilege = Extract<Privilege, `variable:${string}`>

/**
 * Variables that an actor holds a privilege over, as a filter of rows: all with a role in the whole tenant, otherwise those of
 * the businesses in which a role gives it, there or above.
 */
export function variablesWith(actor: UserActor, privilege: VariablePrivilege) {
  if (actor.privileges.has(privilege)) return {}
  const ids = [...actor.businesses].flatMap(([id, rights]) => (rights.privileges.has(privilege) ? [id] : []))
  return { business_id: { in: ids } }
}

/** Whether an actor holds a privilege over one variable: the same rule as `variablesWith`. */
export const holdsOverVariable = (
  actor: UserActor,
  variable: { business_id: number },
  privilege: VariablePrivilege,
): boolean => holdsIn(actor, privilege, variable.business_id)
