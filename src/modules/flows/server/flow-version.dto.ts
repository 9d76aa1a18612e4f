import { z } from 'zod'
import type { Flow, FlowVersion } from '@/platform/db/generated/client'
import { AccessType, FlowGraph } from '../contract/flow.schema'
import type { FlowVersionRead } from '../contract/flow-version.operations'

/** What a version keeps of its flow besides the graph. */
const Header = z.object({
  name: z.string(),
  description: z.string().nullable(),
  icon: z.string().nullable(),
  icon_bg_color: z.string().nullable(),
  gradient: z.string().nullable(),
  is_component: z.boolean(),
  webhook: z.boolean(),
  endpoint_name: z.string().nullable(),
  mcp_enabled: z.boolean(),
  action_name: z.string().nullable(),
  action_description: z.string().nullable(),
  access_type: AccessType,
  tags: z.array(z.string()),
  flow_type: z.string(),
  flow_skill: z.string().nullable(),
})

export type VersionHeader = z.infer<typeof Header>

export const headerOf = (flow: Flow): VersionHeader => Header.parse(flow)

/** Written by `headerOf` only. */
export const readHeader = (version: FlowVersion): VersionHeader => Header.parse(version.header)

/** A version's row on the wire. */
export function flowVersionDto(version: FlowVersion, creator_name: string | null): z.infer<typeof FlowVersionRead> {
  const { id, flow_id, tenant_id, flow_version, version_note, user_id } = version
  return {
    id,
    flow_id,
    tenant_id,
    business_id: 0,
    is_self: false,
    ...readHeader(version),
    version_note,
    data: version.data === null ? null : FlowGraph.parse(version.data),
    is_hold: false,
    flow_version,
    user_id,
    creator_name,
    create_at: version.create_at.toISOString(),
  }
}
