import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { FlowCreate, FlowGraph } from '../contract/flow.schema'
import { assertMayPlace } from './assert-may-place'
import { findProject } from './find-project'
import { type FlowData, flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'
import { sealSecrets } from './sealed-secrets'
import { uniqueEndpoint, uniqueName } from './unique-name'

type NewFlow = z.infer<typeof FlowCreate>
/** Names given out earlier in the same batch count as taken. */
export interface TakenNames {
  names: string[]
  endpoints: string[]
}

/** The row of a new flow: owner, tenant and dates from the actor and the clock, never from the body. */
export async function flowRow(actor: UserActor, flow: NewFlow, taken: TakenNames, id?: string): Promise<FlowData> {
  const { tenant_id, user_id } = actor
  const project_id = flow.project_id
    ? (await findProject(actor, flow.project_id, 'flow:modify')).id
    : (await projectRepository.default(tenant_id, user_id)).id
  await assertMayPlace(actor, flow)
  const name = uniqueName(flow.name, [
    ...taken.names,
    ...(await flowRepository.namesLike(tenant_id, user_id, flow.name)),
  ])
  const endpoint_name = flow.endpoint_name
    ? uniqueEndpoint(flow.endpoint_name, [
        ...taken.endpoints,
        ...(await flowRepository.endpointsLike(tenant_id, flow.endpoint_name)),
      ])
    : null
  taken.names.push(name)
  if (endpoint_name) taken.endpoints.push(endpoint_name)
  return {
    id: id ?? randomUUID(),
    user_id,
    project_id,
    name,
    endpoint_name,
    description: flow.description ?? null,
    flow_skill: flow.flow_skill ?? null,
    icon: flow.icon ?? null,
    icon_bg_color: flow.icon_bg_color ?? null,
    gradient: flow.gradient ?? null,
    ...graphColumns(tenant_id, flow.data),
    is_component: flow.is_component ?? false,
    webhook: flow.webhook ?? false,
    tags: flow.tags ?? [],
    locked: flow.locked ?? false,
    is_online: flow.is_online,
    is_version: flow.is_version,
    is_hold: flow.is_hold,
    is_endpoint: flow.is_endpoint,
    is_deleted: flow.is_deleted,
    flow_type: flow.flow_type,
    online_version: flow.online_version ?? null,
    mcp_enabled: flow.mcp_enabled ?? false,
    action_name: flow.action_name ?? null,
    action_description: flow.action_description ?? null,
    access_type: flow.access_type,
    business_id: flow.business_id ?? 0,
    is_self: flow.is_self,
    org_id: flow.org_id,
    fs_path: flow.fs_path ?? null,
    m_uid: user_id,
  }
}

/** A graph with its secrets sealed, and what is kept beside it. `before` is the graph that it replaces. */
export const graphColumns = (tenant_id: string, data: z.infer<typeof FlowGraph> | null | undefined, before?: unknown) =>
  sealedColumns(tenant_id, data, before).columns

/** The same with the names of nodes whose secret was dropped. */
export function sealedColumns(tenant_id: string, data: z.infer<typeof FlowGraph> | null | undefined, before: unknown) {
  if (!data) return { columns: {}, dropped: [] }
  const sealed = sealSecrets(tenant_id, data, before)
  return { columns: { data: jsonColumn(sealed.data), node_count: data.nodes.length }, dropped: sealed.dropped }
}

/** The graph came out of JSON, so it goes back into JSON; zod's loose objects lose that knowledge. */
const jsonColumn = (data: z.infer<typeof FlowGraph>): object => data
