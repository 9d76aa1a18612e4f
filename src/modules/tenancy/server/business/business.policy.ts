import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { TreeKind } from '../tree.policy'

export const businessTree: TreeKind = { one: 'business', levels: 3 }

/** Whether an actor sees every business of the tenant, and not only those that they hold a role in. */
export const seesAllBusinesses = (actor: UserActor) => actor.is_superuser || actor.privileges.has('business:read')

/** The level and the ids above it, as the studio document writes a place. */
export interface PlaceFields {
  business_level: number
  first_business_id?: number | null | undefined
  second_business_id?: number | null | undefined
  third_business_id?: number | null | undefined
}

const keys = ['first_business_id', 'second_business_id', 'third_business_id'] as const

/**
 * The ids of the businesses above one, from the first level down. On its own level it may name itself, as answers do.
 *
 * @throws {AppError} 422 for ids that do not fit the level
 */
export function parentsOf(fields: PlaceFields, own_id?: number): number[] {
  const level = fields.business_level
  const parents: number[] = []
  for (const [at, key] of keys.entries()) {
    const id = fields[key] ?? 0
    if (at < level - 1) {
      if (id === 0)
        throw refuse(key, `level ${level} has a business above it on level ${at + 1}: name it here`, 'missing')
      parents.push(id)
    } else if (id !== 0 && !(at === level - 1 && id === own_id)) {
      throw refuse(key, `level ${level} has no business above it on level ${at + 1}: leave it out or send 0`, 'place')
    }
  }
  return parents
}

export function refuse(key: string, msg: string, type: string): AppError {
  return new AppError('invalid_input', `${key}: ${msg}`, { issues: [{ loc: ['body', key], msg, type }] })
}
