import { provideObjectRule } from '@/modules/access/server'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { holdsOverVariable, type VariablePrivilege, variablesWith } from './variable.policy'
import { variableRepository } from './variable.repository'

/** Tells tenancy which variables belong to a business, and who may do what with one. Who may not see variables sees none. */
export function registerVariablePlaces(): void {
  provideObjectRule('variable', async (actor, id, privilege) => {
    const variable = await variableRepository.find(actor.tenant_id, id)
    if (!variable) return undefined
    const { name, business_id } = variable
    if (!isVariablePrivilege(privilege)) return { name, allowed: false, rule: 'This privilege is not about variables' }
    const allowed = holdsOverVariable(actor, variable, privilege)
    return { name, allowed, rule: ruleOf(actor.username, business_id, allowed), business_id }
  })
  addDependant('business', 'variable', {
    words: ['variable', 'variables'],
    count: async (tenant_id, business_id) => (await variableRepository.inBusiness(tenant_id, business_id, '')).length,
  })
  addResourceSource('variable', (actor, { business_id, search }) =>
    variableRepository.inBusiness(actor.tenant_id, business_id, search, variablesWith(actor, 'variable:read')),
  )
}

const isVariablePrivilege = (privilege: string): privilege is VariablePrivilege => privilege.startsWith('variable:')

function ruleOf(username: string, business_id: number, allowed: boolean): string {
  if (business_id === 0) return 'The variable is for everybody with the right in the whole tenant'
  return allowed
    ? `The variable belongs to a business where ${username} has this right`
    : `The variable belongs to a business where ${username} does not have this right`
}
