import { provideObjectRule } from '@/modules/access/server'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Tells tenancy which knowledge bases belong to a business. Who may not see them sees none. */
export function registerKnowledgePlaces(): void {
  provideObjectRule('knowledge_base', async (actor, id, privilege) => {
    const base = await knowledgeBaseRepository.find(actor.tenant_id, id)
    if (!base) return undefined
    const about = privilege.startsWith('knowledge:')
    const allowed = about && actor.privileges.has(privilege)
    const rule = about
      ? 'Knowledge bases are for everybody in the tenant with the right'
      : 'This privilege is not about knowledge bases'
    return { name: base.name, allowed, rule }
  })
  addDependant('business', 'knowledge_base', {
    words: ['knowledge base', 'knowledge bases'],
    count: async (tenant_id, business_id) =>
      (await knowledgeBaseRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('knowledge_base', async (actor, { business_id, search }) =>
    actor.privileges.has('knowledge:read')
      ? knowledgeBaseRepository.inBusiness(actor.tenant_id, business_id, search)
      : [],
  )
}
