import type { UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'
import { processSingleton } from '@/lib/process-singleton'
import type { ObjectKind } from '../../contract/explanation.operations'

export interface ObjectRuling {
  name: string
  /** What the rules of the object say of this person, in one sentence. */
  rule: string
  allowed: boolean
  /** The business that it belongs to; 0 or nothing is none. */
  business_id?: number
}

/** Undefined when there is no such object in the actor's tenant. */
type ObjectRule = (actor: UserActor, id: string, privilege: Privilege) => Promise<ObjectRuling | undefined>

const rules = processSingleton('object-rules', () => new Map<ObjectKind, ObjectRule>())

/** Objects live in modules further right: each says here who may do what with one of its own. */
export function provideObjectRule(kind: ObjectKind, rule: ObjectRule): void {
  rules().set(kind, rule)
}

export const objectRule = (kind: ObjectKind): ObjectRule | undefined => rules().get(kind)
