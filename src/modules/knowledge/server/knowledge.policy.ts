import { rowsHeld, type UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type KnowledgePrivilege = Extract<Privilege, `knowledge:${string}`>

/** Bases that an actor holds a privilege over, as a filter of rows. */
export const knowledgeWith = (actor: UserActor, privilege: KnowledgePrivilege) => rowsHeld(actor, privilege)
