import { z } from 'zod'
import { FlowId, ProjectId, Timestamp, text } from '@/contract/ids'

export const AccessType = z.enum(['PRIVATE', 'PUBLIC', 'RESTRICTED'])

/** A stored graph: kept exactly as the author's tool wrote it, unknown keys included. */
export const FlowGraph = z
  .looseObject({
    nodes: z.array(z.looseObject({})).max(10_000, { message: 'a flow holds at most 10,000 nodes' }),
    edges: z.array(z.looseObject({})).max(50_000, { message: 'a flow holds at most 50,000 edges' }),
    viewport: z.looseObject({}).nullish(),
  })
  .meta({ id: 'FlowGraph' })

export const EndpointName = text(120).regex(/^[A-Za-z0-9_-]+$/, {
  message: "may hold letters, digits, '-' and '_' only",
})

const Color = z.string().regex(/^#[0-9a-fA-F]{6}$/, { message: "must be a colour of the form '#rrggbb'" })

/** Fields that a caller may set. `user_id`, `tenant_id` and the dates are accepted for compatibility and ignored. */
export const FlowCreate = z
  .object({
    name: text(200).min(1),
    description: text(10_000).nullish(),
    flow_skill: text(10_000).nullish(),
    icon: text(200).nullish(),
    icon_bg_color: Color.nullish(),
    gradient: text(200).nullish(),
    data: FlowGraph.nullish(),
    is_component: z.boolean().nullable().default(false),
    updated_at: Timestamp.nullish(),
    webhook: z.boolean().nullable().default(false),
    endpoint_name: EndpointName.nullish(),
    tags: z.array(text(100)).max(100).nullish(),
    locked: z.boolean().nullable().default(false),
    is_online: z.boolean().default(false),
    is_version: z.boolean().default(false),
    is_hold: z.boolean().default(false),
    is_endpoint: z.boolean().default(false),
    is_deleted: z.boolean().default(false),
    flow_type: text(100).default(''),
    online_version: text(100).nullish(),
    mcp_enabled: z.boolean().nullable().default(false),
    action_name: text(200).nullish(),
    action_description: text(2_000).nullish(),
    access_type: AccessType.default('PRIVATE'),
    user_id: z.int().nullish(),
    tenant_id: z.uuid().nullish(),
    business_id: z.int().nullable().default(0),
    is_self: z.boolean().default(false),
    org_id: z.int().default(0),
    project_id: ProjectId.nullish(),
    fs_path: text(1_000).nullish(),
  })
  .meta({ id: 'FlowCreate' })

/** A flow. Source: the studio document. */
export const FlowRead = z
  .object({
    name: z.string(),
    description: z.string().nullable(),
    flow_skill: z.string().nullable(),
    icon: z.string().nullable(),
    icon_bg_color: z.string().nullable(),
    gradient: z.string().nullable(),
    data: FlowGraph.nullable(),
    is_component: z.boolean().nullable().default(false),
    updated_at: Timestamp.nullable().describe('Send back as last_known_updated_at to save without overwriting others'),
    webhook: z.boolean().nullable().default(false),
    endpoint_name: z.string().nullable(),
    tags: z.array(z.string()).nullable(),
    locked: z.boolean().nullable().default(false),
    is_online: z.boolean().default(false),
    is_version: z.boolean().default(false),
    is_hold: z.boolean().default(false),
    is_endpoint: z.boolean().default(false),
    is_deleted: z.boolean().default(false),
    flow_type: z.string().default(''),
    online_version: z.string().nullable(),
    mcp_enabled: z.boolean().nullable().default(false),
    action_name: z.string().nullable(),
    action_description: z.string().nullable(),
    access_type: AccessType.default('PRIVATE'),
    id: FlowId,
    user_id: z.int().nullable(),
    tenant_id: z.uuid().nullable(),
    business_id: z.int().nullable().default(0),
    is_self: z.boolean().default(false),
    org_id: z.int().default(0),
    project_id: ProjectId.nullable(),
    create_at: Timestamp.nullable(),
    m_uid: z.int().nullable().describe('Who changed it last'),
    creator_name: z.string().nullable(),
    dropped_secrets: z
      .array(z.string())
      .optional()
      .describe('Only after a change: nodes that lost a stored secret, as they send it to another address now'),
  })
  .meta({ id: 'FlowRead' })

export const FlowHeader = z
  .object({
    id: FlowId,
    name: z.string(),
    project_id: ProjectId.nullable(),
    is_component: z.boolean().nullable(),
    endpoint_name: z.string().nullable(),
    description: z.string().nullable(),
    data: FlowGraph.nullable().describe('Null unless the row is a component'),
    access_type: AccessType.nullable(),
    tags: z.array(z.string()).nullable(),
    mcp_enabled: z.boolean().nullable(),
    action_name: z.string().nullable(),
    action_description: z.string().nullable(),
  })
  .meta({ id: 'FlowHeader' })
