import { notFound } from '@/contract/errors'
import { placed } from './business.dto'
import { type PlaceFields, parentsOf, refuse } from './business.policy'
import type { BusinessRows } from './business.repository'

/**
 * The business right above the place that the fields describe; undefined on the first level.
 *
 * @throws {AppError} 404 for a business that is not there, 422 for one that is not where the fields have it
 */
export async function parentOf(rows: BusinessRows, fields: PlaceFields, own_id?: number) {
  const ids = parentsOf(fields, own_id)
  const parent_id = ids.at(-1)
  if (parent_id === undefined) return undefined
  const parent = await rows.find(parent_id)
  if (!parent) throw notFound('Business')
  const key = ids.length === 1 ? 'first_business_id' : 'second_business_id'
  if (parent.business_level !== ids.length)
    throw refuse(key, `"${parent.business_name}" is on level ${parent.business_level}, not ${ids.length}`, 'place')
  if (ids.length === 2 && parent.first_business_id !== ids[0]) {
    // Of a business that is not there nothing is said but that.
    if (!(await rows.find(ids[0] ?? 0))) throw notFound('Business')
    throw refuse(key, `"${parent.business_name}" is not below the business that first_business_id names`, 'place')
  }
  return placed(parent)
}
