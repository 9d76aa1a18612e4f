import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Tells tenancy which knowledge bases belong to a business. Who may not see them sees none. */
export function registerKnowledgePlaces(): void {
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
