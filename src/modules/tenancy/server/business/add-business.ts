import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { businessOps } from '../../contract/business.operations'
import { reachedTenant } from '../reached-tenant'
import { pathUnder } from '../tree.policy'
import { businessDto } from './business.dto'
import { businessTree } from './business.policy'
import { businessRepository } from './business.repository'
import { parentOf } from './parent-of'

/** Creates a business under the one that its fields name. */
export async function addBusiness(actor: UserActor, input: z.infer<typeof businessOps.add_business.input>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const { business_name, business_level, is_enable } = input
  try {
    return await businessRepository.change(tenant_id, async (rows) => {
      const parent = await parentOf(rows, input)
      const { business_id } = await rows.create({
        business_name,
        business_level,
        parent_business_id: parent?.id ?? 0,
        is_enable,
        note: input.note || null,
        c_uid: actor.user_id,
        m_uid: actor.user_id,
      })
      const path = pathUnder(businessTree, { id: business_id, name: business_name }, parent, 1)
      return businessDto(await rows.update(business_id, pathColumns(path)))
    })
  } catch (error) {
    throw nameTaken(error, business_name)
  }
}

export const pathColumns = ([first = 0, second = 0, third = 0]: readonly number[]) => ({
  first_business_id: first,
  second_business_id: second,
  third_business_id: third,
})

/** A clash of names in words; any other fault as it was. */
export function nameTaken(error: unknown, name: string): unknown {
  if (!isUniqueViolation(error)) return error
  return new AppError('conflict', `There is a business named "${name}" in this place already`, {
    hint: 'Choose another name.',
    issues: [{ loc: ['body', 'business_name'], msg: 'is taken', type: 'conflict' }],
  })
}
