import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { stripSecrets } from '@/formats/langflow/strip-secrets'
import type { Flow } from '@/platform/db/generated/client'
import { AccessType, FlowGraph, type FlowHeader, type FlowRead } from '../contract/flow.schema'
import { mayChange } from './flow.policy'

const access = (value: string) => AccessType.catch('PRIVATE').parse(value)
const graph = (data: unknown) => (data === null ? null : FlowGraph.parse(data))

/** A flow row on the wire. */
export function flowDto(flow: Flow, creator_name: string | null): z.infer<typeof FlowRead> {
  return {
    id: flow.id,
    name: flow.name,
    description: flow.description,
    flow_skill: flow.flow_skill,
    icon: flow.icon,
    icon_bg_color: flow.icon_bg_color,
    gradient: flow.gradient,
    data: graph(flow.data),
    is_component: flow.is_component,
    updated_at: flow.updated_at.toISOString(),
    webhook: flow.webhook,
    endpoint_name: flow.endpoint_name,
    tags: flow.tags,
    locked: flow.locked,
    is_online: flow.is_online,
    is_version: flow.is_version,
    is_hold: flow.is_hold,
    is_endpoint: flow.is_endpoint,
    is_deleted: flow.is_deleted,
    flow_type: flow.flow_type,
    online_version: flow.online_version,
    mcp_enabled: flow.mcp_enabled,
    action_name: flow.action_name,
    action_description: flow.action_description,
    access_type: access(flow.access_type),
    user_id: flow.user_id,
    tenant_id: flow.tenant_id,
    business_id: flow.business_id,
    is_self: flow.is_self,
    org_id: flow.org_id,
    project_id: flow.project_id,
    create_at: flow.create_at.toISOString(),
    m_uid: flow.m_uid,
    creator_name,
  }
}

/** The same with secrets of nodes left empty: a flow as it may leave the house. */
export const withoutSecrets = <T extends { data: z.infer<typeof FlowGraph> | null }>(read: T): T => ({
  ...read,
  data: read.data && stripSecrets(read.data),
})

/**
 * A flow as an actor may read it. Who may not change it gets nodes without their secrets, sealed ones too: put into a
 * flow of their own, a sealed secret would be opened for wherever that flow sends it.
 */
export function flowFor(actor: UserActor, flow: Flow, creator_name: string | null): z.infer<typeof FlowRead> {
  const read = flowDto(flow, creator_name)
  return mayChange(actor, flow) ? read : withoutSecrets(read)
}

/** A flow row without its graph, as lists of headers have it. */
export function flowHeaderDto(actor: UserActor, flow: Flow): z.infer<typeof FlowHeader> {
  const data = flow.is_component ? graph(flow.data) : null
  return {
    id: flow.id,
    name: flow.name,
    project_id: flow.project_id,
    is_component: flow.is_component,
    endpoint_name: flow.endpoint_name,
    description: flow.description,
    data: data && (mayChange(actor, flow) ? data : stripSecrets(data)),
    access_type: access(flow.access_type),
    tags: flow.tags,
    mcp_enabled: flow.mcp_enabled,
    action_name: flow.action_name,
    action_description: flow.action_description,
  }
}
