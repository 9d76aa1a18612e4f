import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { variableRepository } from './variable.repository'

/** Tells tenancy which variables belong to a business. Who may not see variables sees none. */
export function registerVariablePlaces(): void {
  addDependant('business', 'variable', {
    words: ['variable', 'variables'],
    count: async (tenant_id, business_id) => (await variableRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('variable', async (actor, { business_id, search }) =>
    actor.privileges.has('variable:read') ? variableRepository.inBusiness(actor.tenant_id, business_id, search) : [],
  )
}
