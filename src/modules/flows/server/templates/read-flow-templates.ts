import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { memberNames } from '@/modules/tenancy/server'
import type { FlowTemplate } from '@/platform/db/generated/client'
import type { FlowTemplateRead } from '../../contract/flow-template.operations'
import { listStarters } from '../list-starters'
import { flowTemplateDto } from './flow-template.dto'
import { visibleTemplates } from './flow-template.policy'
import { flowTemplateRepository, type TemplateWhere } from './flow-template.repository'
import { productTemplates } from './product-templates'

/** Most templates of people in one answer. */
const most = 500

/** One template that the caller may see; 404 for all others. */
export async function readFlowTemplate(actor: UserActor, { template_id }: { template_id: string }) {
  const ours = productTemplates().find(({ id }) => id === template_id)
  if (ours) return ours
  const [read] = await withNames(actor, [await findTemplate(actor, template_id)])
  if (!read) throw notFound('Template')
  return read
}

/** The row of a template that the caller may see. */
export async function findTemplate(actor: UserActor, id: string): Promise<FlowTemplate> {
  const row = await flowTemplateRepository.find(actor.tenant_id, { AND: [{ id }, visibleTemplates(actor)] })
  if (!row) throw notFound('Template')
  return row
}

/** All templates that the caller may see. */
export async function readBasicExamples(actor: UserActor) {
  return [...(await templatesWhere(actor, {}, 0, most)), ...productTemplates()]
}

/** Templates of people that the caller may see and that fit, the newest first. */
export async function templatesWhere(actor: UserActor, where: TemplateWhere, skip: number, take: number) {
  const all = { AND: [visibleTemplates(actor), where] }
  return withNames(actor, await flowTemplateRepository.list(actor.tenant_id, all, skip, take))
}

/** Rows with the names of who made them. */
async function withNames(actor: UserActor, rows: readonly FlowTemplate[]): Promise<z.infer<typeof FlowTemplateRead>[]> {
  const names = await memberNames(
    actor.tenant_id,
    rows.map((row) => row.user_id),
  )
  return rows.map((row) => flowTemplateDto(actor, row, names.get(row.user_id) ?? null))
}

/** The flows that come with the product, as the document has them. */
export const getStarterProjects = () =>
  listStarters().map(({ name, description, data }) => ({
    data,
    is_component: false,
    name,
    description,
    endpoint_name: null,
  }))
