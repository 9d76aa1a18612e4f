import { holdsIn, type UserActor } from '@/contract/actor'
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

/**
 * The rule of things that belong to a business or else to the whole tenant: `word` is what one is called, `module` the first
 * part of its privileges.
 */
export function provideRuleByBusiness(
  kind: ObjectKind,
  { word, words, module }: { word: string; words: string; module: string },
  find: (tenant_id: string, id: string) => Promise<{ name: string; business_id: number } | null | undefined>,
): void {
  provideObjectRule(kind, async (actor, id, privilege) => {
    const found = await find(actor.tenant_id, id)
    if (!found) return undefined
    const { name, business_id } = found
    if (!privilege.startsWith(`${module}:`))
      return { name, allowed: false, rule: `This privilege is not about ${words}` }
    const allowed = holdsIn(actor, privilege, business_id)
    const rule =
      business_id === 0
        ? `The ${word} is for everybody with the right in the whole tenant`
        : `The ${word} belongs to a business where ${actor.username} ${allowed ? 'has' : 'does not have'} this right`
    return { name, allowed, rule, business_id }
  })
}

export const objectRule = (kind: ObjectKind): ObjectRule | undefined => rules().get(kind)
