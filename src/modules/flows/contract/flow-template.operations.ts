import { z } from 'zod'
import { FlowId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { FlowGraph } from './flow.schema'

const common = { surface: 'studio', group: 'Flows' } as const

export const templateScopes = ['system', 'tenant', 'business', 'personal'] as const
const Scope = z.enum(templateScopes)
const BusinessId = z.int().min(0).max(2_147_483_647)
const TemplateId = z.uuid().describe('Id of a template')
const Color = z.string().regex(/^#[0-9a-fA-F]{6}$/, { message: "must be a colour of the form '#rrggbb'" })

/** A flow as the beginning of others. Source: the studio document, with `scope` added. */
export const FlowTemplateRead = z
  .object({
    id: TemplateId,
    name: z.string(),
    description: z.string().nullable(),
    flow_skill: z.string().nullable(),
    icon: z.string().nullable(),
    icon_bg_color: z.string().nullable(),
    gradient: z.string().nullable(),
    data: FlowGraph.nullable().describe('Without secrets'),
    tags: z.array(z.string()).nullable(),
    flow_type: z.string().default(''),
    scope: Scope,
    tenant_id: z.uuid().nullable().describe('Null for templates of the installation'),
    business_id: z.int().nullable().default(0),
    is_self: z.boolean().default(false).describe('Only its maker sees it'),
    user_id: z.int().nullable(),
    creator_name: z.string().nullable(),
    create_at: Timestamp.nullable(),
    updated_at: Timestamp.nullable(),
  })
  .meta({ id: 'FlowTemplateRead' })

export const flowTemplateOps = {
  create_flow_template: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/flows/{flow_id}/templates',
    access: 'flow:create',
    summary: 'Make a template of a flow',
    description:
      'Keeps the draft without its secrets. system: everybody on the installation sees it, and only its owner may make one; tenant: everybody in the tenant; business: those who may see flows in the business of its business_id or in one above it, and who reach every flow of the tenant; personal: you alone.',
    status: 201,
    input: z.object({
      flow_id: FlowId,
      name: text(200).min(1),
      note: text(10_000).nullish().describe("What it is for; the flow's own description unless said"),
      scope: Scope.default('tenant'),
      business_id: BusinessId.nullish().describe('For the scope business, and needed there'),
    }),
    output: FlowTemplateRead,
  }),
  read_flow_template: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/templates/{template_id}',
    access: 'flow:read',
    summary: 'Read a template',
    input: z.object({ template_id: TemplateId }),
    output: FlowTemplateRead,
  }),
  update_flow_template: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/flows/templates/{template_id}',
    access: 'flow:modify',
    summary: 'Change a template',
    description:
      'For who made it and for owners and admins of its tenant; those of the installation for its owner alone. Null and absent fields stay. is_self makes it personal, or opens a personal one to the tenant.',
    input: z.object({
      template_id: TemplateId,
      name: text(200).min(1).nullish(),
      description: text(10_000).nullish(),
      flow_skill: text(10_000).nullish(),
      flow_type: text(100).nullish(),
      icon: text(200).nullish(),
      icon_bg_color: Color.nullish(),
      gradient: text(200).nullish(),
      data: FlowGraph.nullish(),
      tags: z.array(text(100)).max(100).nullish(),
      business_id: BusinessId.nullish(),
      is_self: z.boolean().nullish(),
    }),
    output: FlowTemplateRead,
  }),
  delete_flow_template: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/flows/templates/{template_id}',
    access: 'flow:delete',
    summary: 'Delete a template',
    description: 'Flows that were made from it stay.',
    input: z.object({ template_id: TemplateId }),
    output: z.object({ message: z.string() }),
  }),
  read_basic_examples: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/flows/basic_examples/',
    access: 'flow:read',
    summary: 'List the templates that you may see',
    description: 'At most 500 of people, the newest first, then those that come with the product.',
    input: z.object({}),
    output: z.array(FlowTemplateRead),
  }),
  get_starter_projects: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/starter-projects/',
    access: 'flow:read',
    summary: 'The flows that come with the product',
    input: z.object({}),
    output: z.array(
      z
        .object({
          data: FlowGraph,
          is_component: z.boolean().nullable(),
          name: z.string().nullable(),
          description: z.string().nullable(),
          endpoint_name: z.string().nullable(),
        })
        .meta({ id: 'GraphDump' }),
    ),
  }),
  browse_templates: operation({
    surface: 'console',
    group: 'Flows',
    access: 'flow:read',
    summary: 'Templates for the gallery, with a sketch instead of their graphs',
    input: z.object({
      search: text(200).default(''),
      scope: Scope.optional(),
      cursor: z.int().min(0).max(1_000_000).default(0).describe('Rows to skip'),
      limit: z.int().min(1).max(100).default(48),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: TemplateId,
          name: z.string(),
          description: z.string().nullable(),
          icon: z.string().nullable(),
          scope: Scope,
          creator_name: z.string().nullable(),
          updated_at: Timestamp.nullable(),
          node_count: z.int(),
          /** The caller may change and delete it. */
          changeable: z.boolean(),
          sketch: z
            .array(z.object({ x: z.number(), y: z.number(), type: z.string() }))
            .describe('Places of the first nodes on the canvas'),
        }),
      ),
      total: z.int(),
      next_cursor: z.int().nullable(),
    }),
  }),
}
