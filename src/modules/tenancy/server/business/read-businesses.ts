import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { businessOps } from '../../contract/business.operations'
import { reachedTenant } from '../reached-tenant'
import { treeOf } from '../tree.policy'
import { businessDto } from './business.dto'
import { businessRepository } from './business.repository'
import { findBusiness, seenBusinessIds } from './find-business'

type Input = z.infer<typeof businessOps.read_businesses.input>
type Node = z.infer<typeof businessOps.read_business_tree.output>[number]

/** Businesses that the actor sees, by level. */
export async function readBusinesses(actor: UserActor, input: Input) {
  return (await rowsFor(actor, input)).map(businessDto)
}

/** The same as trees. */
export async function readBusinessTree(actor: UserActor, input: Input): Promise<Node[]> {
  const rows = await rowsFor(actor, input)
  return treeOf(
    rows,
    (row) => row.business_id,
    (row) => row.parent_business_id,
    (row): Node => ({ ...businessDto(row), children: [] }),
  )
}

export async function readBusiness(actor: UserActor, { business_id }: { business_id: number }) {
  const business = await findBusiness(actor, business_id)
  const seen = await seenBusinessIds(actor, business.tenant_id)
  if (seen && !seen.has(business_id)) throw notFound('Business')
  return businessDto(business)
}

/** All that the actor sees, flat and small, with how many people hold a role of their own in each. */
export async function browseBusinesses(actor: UserActor) {
  const [rows, counts] = await Promise.all([rowsFor(actor, {}), businessRepository.peopleCounts(actor.tenant_id)])
  return rows.map((row) => ({
    id: row.business_id,
    name: row.business_name,
    parent_id: row.parent_business_id,
    is_enable: row.is_enable,
    note: row.note,
    count: counts.get(row.business_id) ?? 0,
  }))
}

async function rowsFor(actor: UserActor, input: Partial<Input>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const seen = await seenBusinessIds(actor, tenant_id)
  return businessRepository.list(tenant_id, {
    ...(seen ? { business_id: { in: [...seen] } } : {}),
    ...(input.level ? { business_level: input.level } : {}),
    ...(input.is_enable == null ? {} : { is_enable: input.is_enable }),
    ...(input.first_business_id ? { first_business_id: input.first_business_id } : {}),
    ...(input.second_business_id ? { second_business_id: input.second_business_id } : {}),
  })
}
