import { holdsIn, rowsHeld, type UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type VariablePrivilege = Extract<Privilege, `variable:${string}`>

/** Variables that an actor holds a privilege over, as a filter of rows. */
export const variablesWith = (actor: UserActor, privilege: VariablePrivilege) => rowsHeld(actor, privilege)

/** Whether an actor holds a privilege over one variable: the same rule as `variablesWith`. */
export const holdsOverVariable = (
  actor: UserActor,
  variable: { business_id: number },
  privilege: VariablePrivilege,
): boolean => holdsIn(actor, privilege, variable.business_id)
