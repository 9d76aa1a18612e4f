import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { assertMayPlace } from '@/modules/tenancy/server'
import { encryptSecret } from '@/platform/crypto/encrypt-secret'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { variableOps } from '../contract/variable.operations'
import { variableContext, variableDto } from './variable.dto'
import { variableRepository } from './variable.repository'

/** Keeps a new variable, encrypted. A taken name is a conflict. */
export async function createVariable(actor: UserActor, input: z.infer<typeof variableOps.create_variable.input>) {
  const { business_id } = input
  await assertMayPlace(actor, { business_id }, 'variable:create', 'variables')
  const id = randomUUID()
  try {
    const row = await variableRepository.create(actor.tenant_id, {
      id,
      user_id: actor.user_id,
      name: input.name,
      type: input.type,
      encrypted_value: encryptSecret(input.value, variableContext(actor.tenant_id, id)),
      default_fields: input.default_fields,
      business_id,
    })
    return variableDto(row)
  } catch (error) {
    throw nameTaken(error, input.name)
  }
}

/** A clash of names in words; any other fault as it was. */
export function nameTaken(error: unknown, name: string): unknown {
  if (!isUniqueViolation(error)) return error
  return new AppError('conflict', `A variable named "${name}" exists already`, {
    hint: 'Change it, or choose another name.',
  })
}
