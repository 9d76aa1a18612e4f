import type { z } from 'zod'
import { decryptSecret } from '@/platform/crypto/encrypt-secret'
import type { Variable } from '@/platform/db/generated/client'
import type { VariableRead } from '../contract/variable.operations'

/** What a variable's ciphertext is bound to: moved to another row it cannot be read. */
export const variableContext = (tenant_id: string, id: string) => `variable:${tenant_id}:${id}`

/** A variable as it may be shown: plain ones with their value, credentials without. */
export function variableDto(row: Variable): z.infer<typeof VariableRead> {
  const generic = row.type === 'Generic'
  return {
    id: row.id,
    name: row.name,
    type: generic ? 'Generic' : 'Credential',
    value: generic ? decryptSecret(row.encrypted_value, variableContext(row.tenant_id, row.id)) : null,
    default_fields: row.default_fields,
    business_id: row.business_id,
    created_at: row.create_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}
