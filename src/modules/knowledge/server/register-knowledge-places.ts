import { provideObjectRule } from '@/modules/access/server'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { holdsOverBase, type KnowledgePrivilege, knowledgeWith } from './knowledge.policy'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Tells tenancy which bases belong to a business, and who may do what with one. Who may not see bases sees none. */
export function registerKnowledgePlaces(): void {
  provideObjectRule('knowledge_base', async (actor, id, privilege) => {
    const base = await knowledgeBaseRepository.find(actor.tenant_id, id)
    if (!base) return undefined
    const { name, business_id } = base
    if (!isKnowledgePrivilege(privilege))
      return { name, allowed: false, rule: 'This privilege is not about knowledge bases' }
    const allowed = holdsOverBase(actor, base, privilege)
    return { name, allowed, rule: ruleOf(actor.username, business_id, allowed), business_id }
  })
  addDependant('business', 'knowledge_base', {
    words: ['knowledge base', 'knowledge bases'],
    count: async (tenant_id, business_id) =>
      (await knowledgeBaseRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('knowledge_base', (actor, { business_id, search }) =>
    knowledgeBaseRepository.inBusiness(actor.tenant_id, business_id, search, knowledgeWith(actor, 'knowledge:read')),
  )
}

const isKnowledgePrivilege = (privilege: string): privilege is KnowledgePrivilege => privilege.startsWith('knowledge:')

function ruleOf(username: string, business_id: number, allowed: boolean): string {
  if (business_id === 0) return 'The knowledge base is for everybody with the right in the whole tenant'
  return allowed
    ? `The knowledge base belongs to a business where ${username} has this right`
    : `The knowledge base belongs to a business where ${username} does not have this right`
}
