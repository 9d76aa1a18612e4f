import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { FlowTemplate } from '@/platform/db/generated/client'
import { FlowGraph } from '../../contract/flow.schema'
import { type FlowTemplateRead, templateScopes } from '../../contract/flow-template.operations'

/** A template's row on the wire. Who made one in another tenant is not told. */
export function flowTemplateDto(
  actor: UserActor,
  row: FlowTemplate,
  creator_name: string | null,
): z.infer<typeof FlowTemplateRead> {
  const inside = row.tenant_id === actor.tenant_id
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    flow_skill: row.flow_skill,
    icon: row.icon,
    icon_bg_color: row.icon_bg_color,
    gradient: row.gradient,
    data: row.data === null ? null : FlowGraph.parse(row.data),
    tags: row.tags,
    flow_type: row.flow_type,
    scope: z.enum(templateScopes).parse(row.scope),
    tenant_id: inside ? row.tenant_id : null,
    business_id: row.business_id,
    is_self: row.scope === 'personal',
    user_id: inside ? row.user_id : null,
    creator_name: inside ? creator_name : null,
    create_at: row.create_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}
