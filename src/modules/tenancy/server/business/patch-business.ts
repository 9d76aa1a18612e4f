import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { Business } from '@/platform/db/generated/client'
import type { businessOps } from '../../contract/business.operations'
import { reachedTenant } from '../reached-tenant'
import { heightOf, type Placed, pathUnder } from '../tree.policy'
import { nameTaken } from './add-business'
import { businessDto, placed } from './business.dto'
import { businessTree } from './business.policy'
import { type BusinessRows, businessRepository } from './business.repository'
import { parentOf } from './parent-of'

type Input = z.infer<typeof businessOps.patch_business.input>

/** Changes what is given, and moves the business with all below it when its level or its parents are given. */
export async function patchBusiness(actor: UserActor, input: Input) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  return change(tenant_id, input.business_id, input.business_name ?? undefined, async (rows, before) => {
    const { business_name, is_enable, note } = input
    await rows.update(before.business_id, {
      ...(business_name == null ? {} : { business_name }),
      ...(is_enable == null ? {} : { is_enable }),
      ...(note == null ? {} : { note: note || null }),
      m_uid: actor.user_id,
    })
    const place = newPlace(input, before)
    if (place) await move(rows, before, await parentOf(rows, place, before.business_id))
  })
}

/** Hangs a business with all below it under another one, or on the first level. */
export async function moveBusiness(actor: UserActor, input: z.infer<typeof businessOps.move_business.input>) {
  return change(actor.tenant_id, input.business_id, undefined, async (rows, before) => {
    const parent = input.parent_business_id === 0 ? undefined : await rows.find(input.parent_business_id)
    if (parent === null) throw notFound('Business')
    await rows.update(before.business_id, { m_uid: actor.user_id })
    await move(rows, before, parent && placed(parent))
  })
}

async function change(
  tenant_id: string,
  business_id: number,
  name: string | undefined,
  work: (rows: BusinessRows, before: Business) => Promise<void>,
) {
  let known = name
  try {
    const after = await businessRepository.change(tenant_id, async (rows) => {
      const before = await rows.find(business_id)
      if (!before) throw notFound('Business')
      known ??= before.business_name
      await work(rows, before)
      return rows.find(business_id)
    })
    // Who is in a business above it holds rights in it: a move takes some away.
    forgetActors()
    if (!after) throw notFound('Business')
    return businessDto(after)
  } catch (error) {
    throw nameTaken(error, known ?? '')
  }
}

async function move(rows: BusinessRows, before: Business, parent: Placed | undefined): Promise<void> {
  const node = placed(before)
  const own = { 1: 'first_business_id', 2: 'second_business_id' }[before.business_level]
  const below = own ? (await rows.below({ [own]: before.business_id })).map(placed) : []
  const path = pathUnder(businessTree, node, parent, heightOf(node, below))
  if (parent?.id === node.path.at(-2)) return
  await rows.update(before.business_id, { parent_business_id: parent?.id ?? 0 })
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
