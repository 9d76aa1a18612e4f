import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Flow, Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { flowOps } from '../contract/flow.operations'
import { assertMayPlace } from './assert-may-place'
import { assertGrantedOnline } from './capabilities/assert-granted'
import { assertHoldsOver, findChangeableFlow } from './find-changeable-flow'
import { findProject } from './find-project'
import { flowRepository } from './flow.repository'
import { sealedColumns } from './flow-row'
import { describeFlow, findFlow } from './read-flow'

type Input = z.infer<typeof flowOps.update_flow.input>

/** Saves what was sent. With `last_known_updated_at` nobody's edit is lost: a newer flow refuses it with 409. */
export async function updateFlow(actor: UserActor, input: Input) {
  const { tenant_id } = actor
  const before = await findChangeableFlow(actor, input.flow_id)
  // Clients send back what they read, so where it lies already is no question.
  if (input.project_id && input.project_id !== before.project_id)
    await findProject(actor, input.project_id, 'flow:modify')
  // 0 takes it out of its business, which is a place too.
  const place = { business_id: input.business_id ?? before.business_id, org_id: input.org_id ?? before.org_id }
  if (place.business_id !== before.business_id || place.org_id !== before.org_id) await assertMayPlace(actor, place)
  const opened = openedBy(input, before)
  if (opened) {
    assertHoldsOver(actor, before, 'flow:publish')
    await assertGrantedOnline(actor, { ...before, ...opened })
  }
  const known = input.last_known_updated_at ? new Date(input.last_known_updated_at) : undefined
  try {
    const { columns, dropped } = sealedColumns(tenant_id, input.data, before.data)
    const data = { ...changes(actor, input, before.updated_at), ...columns }
    const row = await flowRepository.update(tenant_id, before.id, data, known)
    const flow = await describeFlow(actor, row ?? (await refuse(actor, before.id)))
    return dropped.length > 0 ? { ...flow, dropped_secrets: dropped } : flow
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const what = input.endpoint_name && input.endpoint_name !== before.endpoint_name ? 'endpoint name' : 'name'
    throw new AppError('conflict', `Another flow has this ${what} already`, { hint: 'Choose another one.' })
  }
}

/** What decides who reaches it without the console, as it will be; undefined when that stays, or nobody does afterwards. */
function openedBy(input: Input, before: Flow) {
  const after = {
    access_type: input.access_type ?? before.access_type,
    is_online: input.is_online ?? before.is_online,
    online_version: input.online_version ?? before.online_version,
  }
  const same = Object.entries(after).every(([key, value]) => Reflect.get(before, key) === value)
  const closed = !after.is_online && !before.is_online
  return same || closed ? undefined : after
}

/** Null and absent fields stay. The date moves on by at least a millisecond, so that it tells any two saves apart. */
function changes(actor: UserActor, input: Input, before: Date): Prisma.FlowUncheckedUpdateInput {
  const {
    flow_id: _id,
    tenant_id: _tenant,
    last_known_updated_at: _known,
    data: _data,
    endpoint_name,
    ...fields
  } = input
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
  return {
    ...set,
    ...(endpoint_name === undefined || endpoint_name === null ? {} : { endpoint_name: endpoint_name || null }),
    m_uid: actor.user_id,
    updated_at: new Date(Math.max(Date.now(), before.getTime() + 1)),
  }
}

async function refuse(actor: UserActor, id: string): Promise<never> {
  const newer = await describeFlow(actor, await findFlow(actor, id))
  throw new AppError('conflict', 'This flow was saved by somebody else in the meantime', {
    hint: 'Compare with the newer flow in "flow", then save with its updated_at.',
    details: { flow: newer },
  })
}
