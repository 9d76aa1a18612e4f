import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { Business } from '@/platform/db/generated/client'
import type { businessOps } from '../../contract/business.operations'
import { tenantOfPlace } from '../reached-tenant'
import { assertMayPassOn } from '../role-book'
import { heightOf, type Placed, pathUnder } from '../tree.policy'
import { nameTaken } from './add-business'
import { businessDto, placed } from './business.dto'
import { businessTree } from './business.policy'
import { type BusinessRows, businessRepository } from './business.repository'
import { parentOf } from './parent-of'

type Input = z.infer<typeof businessOps.patch_business.input>

/** Changes what is given, and moves the business with all below it when its level or its parents are given. */
export async function patchBusiness(actor: UserActor, input: Input) {
  const tenant_id = await tenantOfPlace(actor, 'business', input.business_id, input.tenant_id)
  const { business_id, business_name, is_enable, note } = input
  const before = await find(tenant_id, business_id)
  const place = newPlace(input, before)
  // A disabled business gives nothing to those who hold roles in it.
  const switched = is_enable != null && is_enable !== before.is_enable ? [business_id] : []
  const named = place ? [place.first_business_id, place.second_business_id] : []
  await assertMayReach(actor, tenant_id, before, switched.concat(named.map((id) => id ?? 0)))
  return change(tenant_id, before, business_name, async (rows) => {
    await rows.update(business_id, {
      ...(business_name == null ? {} : { business_name }),
      ...(is_enable == null ? {} : { is_enable }),
      ...(note == null ? {} : { note: note || null }),
      m_uid: actor.user_id,
    })
    if (place) await move(rows, business_id, await parentOf(rows, place, business_id))
  })
}

/** Hangs a business with all below it under another one, or on the first level. */
export async function moveBusiness(actor: UserActor, input: z.infer<typeof businessOps.move_business.input>) {
  const { business_id, parent_business_id } = input
  const tenant_id = await tenantOfPlace(actor, 'business', business_id)
  const before = await find(tenant_id, business_id)
  const above = parent_business_id === 0 ? undefined : await find(tenant_id, parent_business_id)
  await assertMayReach(actor, tenant_id, before, above ? placed(above).path : [])
  return change(tenant_id, before, undefined, async (rows) => {
    const parent = above && (await rows.find(above.business_id))
    if (parent === null) throw notFound('Business')
    await rows.update(business_id, { m_uid: actor.user_id })
    await move(rows, business_id, parent && placed(parent))
  })
}

async function find(tenant_id: string, business_id: number) {
  const business = await businessRepository.find(tenant_id, business_id)
  if (!business) throw notFound('Business')
  return business
}

/** Whoever holds a role in a business holds it in those below, so a move passes on the roles of the new way down. */
async function assertMayReach(actor: UserActor, tenant_id: string, before: Business, ids: readonly number[]) {
  const above = placed(before).path.slice(0, -1)
  const fresh = ids.filter((id) => id > 0 && !above.includes(id))
  if (fresh.length > 0) await assertMayPassOn(actor, tenant_id, await businessRepository.rolesIn(tenant_id, fresh))
}

async function change(
  tenant_id: string,
  before: Business,
  name: string | null | undefined,
  work: (rows: BusinessRows) => Promise<void>,
) {
  try {
    const after = await businessRepository.change(tenant_id, async (rows) => {
      if (!(await rows.find(before.business_id))) throw notFound('Business')
      await work(rows)
      return rows.find(before.business_id)
    })
    // A move, and disabling, take rights away.
    forgetActors()
    if (!after) throw notFound('Business')
    return businessDto(after)
  } catch (error) {
    throw nameTaken(error, name ?? before.business_name)
  }
}

async function move(rows: BusinessRows, business_id: number, parent: Placed | undefined): Promise<void> {
  const business = await rows.find(business_id)
  if (!business) throw notFound('Business')
  const node = placed(business)
  const own = business.business_level === 1 ? 'first_business_id' : 'second_business_id'
  const below = business.business_level < businessTree.levels ? await rows.below({ [own]: business_id }) : []
  const path = pathUnder(businessTree, node, parent, heightOf(node, below.map(placed)))
  if (parent?.id === node.path.at(-2)) return
  await rows.update(business_id, { parent_business_id: parent?.id ?? 0 })
  await rows.shift(node.path, path)
}

/** Where the business should be; undefined when nothing is said of it. What is left out stays as far as it can. */
function newPlace(input: Input, before: Business) {
  const { business_level, first_business_id, second_business_id, third_business_id } = input
  if (business_level == null && first_business_id == null && second_business_id == null && third_business_id == null)
    return undefined
  const level = business_level ?? before.business_level
  const kept = placed(before).path.slice(0, -1)
  return {
    business_level: level,
    first_business_id: first_business_id ?? (level > 1 ? kept[0] : 0),
    second_business_id: second_business_id ?? (level > 2 ? kept[1] : 0),
    third_business_id,
  }
}
