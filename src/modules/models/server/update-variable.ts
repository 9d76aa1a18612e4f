import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { assertMayPlace } from '@/modules/tenancy/server'
import { encryptSecret } from '@/platform/crypto/encrypt-secret'
import type { variableOps } from '../contract/variable.operations'
import { nameTaken } from './create-variable'
import { dropKeysOf } from './drop-keys'
import { findVariable } from './find-variable'
import { variableContext, variableDto } from './variable.dto'
import { variableRepository } from './variable.repository'

/** Changes what was sent; an empty value keeps the present one, so that forms need not know it. */
export async function updateVariable(actor: UserActor, input: z.infer<typeof variableOps.update_variable.input>) {
  const { variable_id: id, name, value, default_fields } = input
  const before = await findVariable(actor, id, 'variable:modify')
  const business_id = input.business_id ?? before.business_id
  // 0 takes it out of its business, which is a place too.
  if (business_id !== before.business_id) await assertMayPlace(actor, { business_id }, 'variable:create', 'variables')
  try {
    const row = await variableRepository.update(actor.tenant_id, id, {
      ...(name ? { name } : {}),
      ...(value ? { encrypted_value: encryptSecret(value, variableContext(actor.tenant_id, id)) } : {}),
      ...(default_fields ? { default_fields } : {}),
      business_id,
    })
    const dropped = await dropKeysOf(actor, before, { name: row.name, value: value ?? '' })
    return dropped.length > 0 ? { ...variableDto(row), dropped_secrets: dropped } : variableDto(row)
  } catch (error) {
    throw nameTaken(error, name ?? '')
  }
}
