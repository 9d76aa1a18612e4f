import { rowsHeld, type UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type VariablePrivilege = Extract<Privilege, `variable:${string}`>

/** Variables that an actor holds a privilege over, as a filter of rows. */
export const variablesWith = (actor: UserActor, privilege: VariablePrivilege) => rowsHeld(actor, privilege)
