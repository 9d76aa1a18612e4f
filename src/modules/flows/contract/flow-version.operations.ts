import { z } from 'zod'
import { FlowId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { AccessType, FlowGraph, FlowRead } from './flow.schema'

const common = { surface: 'studio', group: 'Flows' } as const
const VersionId = z.int().min(1).max(2_147_483_647).describe('Id of a version')
const Label = text(100)
  .min(1)
  .regex(/^[\w.+ -]+$/u, 'may hold letters, digits, spaces and . _ + -')
  .describe('Label of a version, unique in its flow, such as 1.2')

/** A version of a flow. Source: the studio document. */
export const FlowVersionRead = z
  .object({
    id: z.int(),
    flow_id: z.uuid(),
    tenant_id: z.uuid().nullable(),
    business_id: z.int().nullable().default(0),
    is_self: z.boolean().default(false),
    name: z.string(),
    description: z.string().nullable(),
    version_note: z.string().nullable(),
    icon: z.string().nullable(),
    icon_bg_color: z.string().nullable(),
    gradient: z.string().nullable(),
    data: FlowGraph.nullable(),
    is_component: z.boolean().nullable().default(false),
    webhook: z.boolean().nullable().default(false),
    endpoint_name: z.string().nullable(),
    mcp_enabled: z.boolean().nullable().default(false),
    action_name: z.string().nullable(),
    action_description: z.string().nullable(),
    access_type: AccessType.default('PRIVATE'),
    tags: z.array(z.string()).nullable(),
    is_hold: z.boolean().default(false),
    flow_version: z.string(),
    flow_type: z.string().default(''),
    flow_skill: z.string().nullable(),
    user_id: z.int().nullable(),
    creator_name: z.string().nullable(),
    create_at: Timestamp.nullable(),
  })
  .meta({ id: 'FlowVersionRead' })

/** A version as lists show it. */
const FlowVersionHead = z.object({
  id: z.int(),
  flow_version: z.string(),
  version_note: z.string().nullable(),
  creator_name: z.string().nullable(),
  create_at: Timestamp,
})

export const flowVersionOps = {
  read_flow_versions: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/{flow_id}/versions',
    access: 'flow:read',
    summary: 'List the versions of a flow, the newest first',
    input: z.object({ flow_id: FlowId }),
    output: z.array(FlowVersionRead),
  }),
  create_flow_version: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/flows/{flow_id}/versions',
    access: 'flow:modify',
    summary: 'Keep the draft of a flow as a version',
    status: 201,
    errors: ['conflict'],
    input: z.object({ flow_id: FlowId, version: Label, note: text(5_000).nullish() }),
    output: FlowVersionRead,
  }),
  rollback_flow_version: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/flows/{flow_id}/versions/{version_id}/rollback',
    access: 'flow:modify',
    summary: 'Make a version the draft again',
    body: 'none',
    input: z.object({ flow_id: FlowId, version_id: VersionId }),
    output: FlowRead,
  }),
  publish_flow_version: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/flows/{flow_id}/versions/{version_id}/publish',
    access: 'flow:publish',
    summary: 'Publish a version: from now on it is what online traffic runs',
    description:
      'Runs that are under way keep the version that they began with. In a public flow a version that can do what nobody granted is refused with 409, which names it (`ungranted`).',
    errors: ['conflict'],
    body: 'none',
    input: z.object({ flow_id: FlowId, version_id: VersionId }),
    output: FlowRead,
  }),
  list_flow_versions: operation({
    surface: 'console',
    access: 'flow:read',
    group: 'Flows',
    summary: 'The versions of a flow without their graphs, the newest first',
    input: z.object({
      flow_id: FlowId,
      limit: z.int().min(1).max(200).default(50),
      before: VersionId.optional().describe('Only versions that are older than this one'),
    }),
    output: z.object({ items: z.array(FlowVersionHead), online_version: z.string().nullable() }),
  }),
  release_flow: operation({
    surface: 'console',
    access: 'flow:publish',
    group: 'Flows',
    summary: 'Keep the draft as a version and publish it, both or neither',
    input: z.object({ flow_id: FlowId, version: Label, note: text(5_000).nullish() }),
    output: FlowRead,
  }),
  read_online_flow: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/{flow_id}/online',
    access: 'flow:read',
    summary: 'The flow as its online version has it',
    input: z.object({ flow_id: FlowId }),
    output: FlowRead,
  }),
  delete_online_flow: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/flows/{flow_id}/online',
    access: 'flow:publish',
    summary: 'Take a flow offline',
    input: z.object({ flow_id: FlowId }),
    output: FlowRead,
  }),
  read_release_flow: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/{flow_id}/release',
    access: 'flow:read',
    summary: 'The flow as one of its versions has it',
    input: z.object({
      flow_id: FlowId,
      v: text(100).describe('Label of the version'),
    }),
    output: FlowRead,
  }),
  read_public_flow: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/public_flow/{flow_id}',
    access: 'public',
    summary: 'A flow that is open to others',
    description:
      'PUBLIC: anyone; RESTRICTED: anyone signed in to its tenant; PRIVATE: nobody. Secrets and code of nodes are left out.',
    errors: ['forbidden'],
    input: z.object({ flow_id: FlowId }),
    output: FlowRead,
  }),
}
