import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { businessIds, memberNames } from '@/modules/tenancy/server'
import type { flowOps } from '../contract/flow.operations'
import { AccessType } from '../contract/flow.schema'
import { mayPlace } from './assert-may-place'
import { mayChange } from './flow.policy'
import { findFlow } from './read-flow'

/** Who sees a flow, and what the caller may change about that. */
export async function readFlowSharing(actor: UserActor, input: z.infer<typeof flowOps.read_flow_sharing.input>) {
  const flow = await findFlow(actor, input.flow_id)
  const may_change = mayChange(actor, flow)
  const [names, businesses] = await Promise.all([
    memberNames(actor.tenant_id, [flow.user_id]),
    may_change ? businessIds(actor.tenant_id) : [],
  ])
  return {
    owner_name: names.get(flow.user_id) ?? null,
    access_type: AccessType.catch('PRIVATE').parse(flow.access_type),
    business_id: flow.business_id,
    is_self: flow.is_self,
    may_change,
    may_leave: may_change && mayPlace(actor, 0),
    places: businesses.filter((id) => mayPlace(actor, id)),
  }
}
