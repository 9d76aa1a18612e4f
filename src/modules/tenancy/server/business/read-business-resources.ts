import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { businessOps } from '../../contract/business.operations'
import { resourcesOf } from '../dependants'
import { sortRows } from '../sort-rows'
import { findBusiness } from './find-business'

/** What belongs to the business, as far as the actor may see it. */
export async function readBusinessResources(
  actor: UserActor,
  { resource_type, search, sort_by, sort_order, ...input }: z.infer<typeof businessOps.read_business_resources.input>,
) {
  const { business_id } = await findBusiness(actor, input.business_id)
  const rows = await resourcesOf(resource_type, actor, { business_id, search: search?.trim() ?? '' })
  return sortRows(
    rows.map(({ id, name }) => ({ id, name, resource_type, business_id })),
    sort_by,
    sort_order,
    'id',
  )
}
