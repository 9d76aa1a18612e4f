import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import type { flowVersionOps } from '../contract/flow-version.operations'
import { flowVersionRepository } from './flow-version.repository'
import { findFlow } from './read-flow'

/** What the console lists of a flow's versions: who kept which one, when and why. */
export async function listFlowVersions(
  actor: UserActor,
  input: z.infer<typeof flowVersionOps.list_flow_versions.input>,
) {
  const flow = await findFlow(actor, input.flow_id)
  const rows = await flowVersionRepository.heads(actor.tenant_id, flow.id, input.limit, input.before)
  const names = await memberNames(actor.tenant_id, [...new Set(rows.map((row) => row.user_id))])
  return {
    items: rows.map(({ user_id, ...row }) => ({
      ...row,
      creator_name: names.get(user_id) ?? null,
      create_at: row.create_at.toISOString(),
    })),
    online_version: flow.is_online ? flow.online_version : null,
  }
}
