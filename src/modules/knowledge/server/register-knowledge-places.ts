import { provideRuleByBusiness } from '@/modules/access/server'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { knowledgeWith } from './knowledge.policy'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Tells tenancy which bases belong to a business, and who may do what with one. Who may not see bases sees none. */
export function registerKnowledgePlaces(): void {
  provideRuleByBusiness(
    'knowledge_base',
    { word: 'knowledge base', words: 'knowledge bases', module: 'knowledge' },
    knowledgeBaseRepository.find,
  )
  addDependant('business', 'knowledge_base', {
    words: ['knowledge base', 'knowledge bases'],
    count: async (tenant_id, business_id) =>
      (await knowledgeBaseRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('knowledge_base', (actor, { business_id, search }) =>
    knowledgeBaseRepository.inBusiness(actor.tenant_id, business_id, search, knowledgeWith(actor, 'knowledge:read')),
  )
}
