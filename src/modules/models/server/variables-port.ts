import type { VariablesPort } from '@/engine'
import { decryptSecret } from '@/platform/crypto/encrypt-secret'
import { variableContext } from './variable.dto'
import { variableRepository } from './variable.repository'

/** The tenant's variables as a run sees them. Values given with the request win over stored ones. */
export function variablesPort(tenant_id: string, given: Readonly<Record<string, string>>): VariablesPort {
  const byName = new Map(Object.entries(given))
  return {
    async get(name) {
      const known = byName.get(name)
      if (known !== undefined) return known
      const row = await variableRepository.byName(tenant_id, name)
      return row ? decryptSecret(row.encrypted_value, variableContext(tenant_id, row.id)) : undefined
    },
  }
}
