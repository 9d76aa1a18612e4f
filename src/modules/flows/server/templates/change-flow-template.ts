import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { stripSecrets } from '@/formats/langflow/strip-secrets'
import { memberNames } from '@/modules/tenancy/server'
import type { FlowTemplate } from '@/platform/db/generated/client'
import type { FlowGraph } from '../../contract/flow.schema'
import type { flowTemplateOps } from '../../contract/flow-template.operations'
import { assertMayPlace } from '../assert-may-place'
import { flowTemplateDto } from './flow-template.dto'
import { assertMayChange } from './flow-template.policy'
import { flowTemplateRepository } from './flow-template.repository'
import { productTemplates } from './product-templates'
import { findTemplate } from './read-flow-templates'

/** Null and absent fields stay. */
export async function updateFlowTemplate(
  actor: UserActor,
  input: z.infer<typeof flowTemplateOps.update_flow_template.input>,
) {
  const template = await findChangeable(actor, input.template_id)
  const { template_id: _id, data, is_self, business_id, ...fields } = input
  if (input.business_id) await assertMayPlace(actor, input)
  const row = await flowTemplateRepository.update(template.tenant_id, template.id, {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)),
    ...(data ? { data: jsonColumn(stripSecrets(data)) } : {}),
    ...(business_id === null || business_id === undefined ? {} : { business_id }),
    ...scopeOf(actor, template, is_self),
  })
  if (!row) throw notFound('Template')
  const names = await memberNames(actor.tenant_id, [row.user_id])
  return flowTemplateDto(actor, row, names.get(row.user_id) ?? null)
}

export async function deleteFlowTemplate(actor: UserActor, input: { template_id: string }) {
  const template = await findChangeable(actor, input.template_id)
  await flowTemplateRepository.remove(template.tenant_id, template.id)
  return { message: 'Template deleted' }
}

async function findChangeable(actor: UserActor, id: string): Promise<FlowTemplate> {
  if (productTemplates().some((template) => template.id === id))
    throw new AppError('forbidden', 'This template comes with the product', {
      hint: 'Make a flow from it, and a template of your own from that.',
    })
  const template = await findTemplate(actor, id)
  assertMayChange(actor, template)
  return template
}

/** A personal template is its maker's; nobody makes somebody else's template vanish from sight by that. */
function scopeOf(actor: UserActor, template: FlowTemplate, is_self: boolean | null | undefined): { scope?: string } {
  if (is_self === false && template.scope === 'personal') return { scope: 'tenant' }
  if (is_self !== true || template.scope === 'personal') return {}
  if (template.user_id === actor.user_id) return { scope: 'personal' }
  throw new AppError('forbidden', 'Only who made a template may keep it for themselves')
}

/** The graph came out of JSON, so it goes back into JSON; zod's loose objects lose that knowledge. */
const jsonColumn = (data: z.infer<typeof FlowGraph>): object => data
