import { provideRuleByBusiness } from '@/modules/access/server'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { variablesWith } from './variable.policy'
import { variableRepository } from './variable.repository'

/** Tells tenancy which variables belong to a business, and who may do what with one. Who may not see variables sees none. */
export function registerVariablePlaces(): void {
  provideRuleByBusiness(
    'variable',
    { word: 'variable', words: 'variables', module: 'variable' },
    variableRepository.find,
  )
  addDependant('business', 'variable', {
    words: ['variable', 'variables'],
    count: async (tenant_id, business_id) => (await variableRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('variable', (actor, { business_id, search }) =>
    variableRepository.inBusiness(actor.tenant_id, business_id, search, variablesWith(actor, 'variable:read')),
  )
}
