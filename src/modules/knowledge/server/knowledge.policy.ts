import { holdsIn, type UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type KnowledgePrivilege = Extract<Privilege, `knowledge:${string}`>

/**
 * Bases that an actor holds a privilege over, as a filter of rows: all with a role in the whole tenant, otherwise those of
 * the businesses in which a role gives it, there or above.
 */
export function knowledgeWith(actor: UserActor, privilege: KnowledgePrivilege) {
  if (actor.privileges.has(privilege)) return {}
  const ids = [...actor.businesses].flatMap(([id, rights]) => (rights.privileges.has(privilege) ? [id] : []))
  return { business_id: { in: ids } }
}

/** Whether an actor holds a privilege over one base: the same rule as `knowledgeWith`. */
export const holdsOverBase = (
  actor: UserActor,
  base: { business_id: number },
  privilege: KnowledgePrivilege,
): boolean => holdsIn(actor, privilege, base.business_id)
