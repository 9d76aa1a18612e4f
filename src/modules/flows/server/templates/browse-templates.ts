import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { escapeLike } from '@/lib/escape-like'
import { isRecord } from '@/lib/is-record'
import type { FlowTemplateRead, flowTemplateOps } from '../../contract/flow-template.operations'
import { owns } from '../flow.policy'
import { visibleTemplates } from './flow-template.policy'
import { flowTemplateRepository, type TemplateWhere } from './flow-template.repository'
import { productTemplates } from './product-templates'
import { templatesWhere } from './read-flow-templates'

type Template = z.infer<typeof FlowTemplateRead>

/** Nodes that a sketch shows. */
const sketched = 40

/** One page of the gallery: templates of people, then those that come with the product. */
export async function browseTemplates(actor: UserActor, input: z.infer<typeof flowTemplateOps.browse_templates.input>) {
  const { scope, cursor, limit } = input
  const search = input.search.trim()
  const contains = { contains: escapeLike(search), mode: 'insensitive' } as const
  const where: TemplateWhere = {
    ...(scope ? { scope } : {}),
    ...(search ? { OR: [{ name: contains }, { description: contains }] } : {}),
  }
  const ours = productTemplates().filter(
    ({ name, description }) =>
      (!scope || scope === 'system') && `${name}\n${description ?? ''}`.toLowerCase().includes(search.toLowerCase()),
  )
  const [count, rows] = await Promise.all([
    flowTemplateRepository.count(actor.tenant_id, { AND: [visibleTemplates(actor), where] }),
    templatesWhere(actor, where, cursor, limit),
  ])
  const after = Math.max(0, cursor - count)
  const page = [...rows, ...ours.slice(after, after + limit - rows.length)]
  const total = count + ours.length
  return {
    items: page.map((template) => itemOf(template, changeable(actor, template))),
    total,
    next_cursor: cursor + page.length < total ? cursor + page.length : null,
  }
}

/** What `assertMayChange` allows, for showing it. */
function changeable(actor: UserActor, { scope, user_id, updated_at }: Template): boolean {
  // Without a date it comes with the product.
  if (scope === 'system') return actor.is_superuser && updated_at !== null
  return user_id !== null && owns(actor, { user_id })
}

function itemOf(template: Template, changeable: boolean) {
  const { id, name, description, icon, scope, creator_name, updated_at, data } = template
  const nodes = (data?.nodes ?? []).filter((node) => node.type !== 'noteNode')
  // Nodes inside a container stand by its corner.
  const outer = nodes.filter((node) => typeof node.parentId !== 'string')
  return {
    id,
    name,
    description,
    icon,
    scope,
    creator_name,
    updated_at,
    node_count: nodes.length,
    changeable,
    sketch: outer.slice(0, sketched).flatMap(blockOf),
  }
}

/** Where a node of either family stands, and of what kind it is. */
function blockOf(node: Record<string, unknown>): { x: number; y: number; type: string }[] {
  const { position, data } = node
  if (!isRecord(position) || typeof position.x !== 'number' || typeof position.y !== 'number') return []
  const type = isRecord(data) && typeof data.type === 'string' ? data.type : ''
  return [{ x: position.x, y: position.y, type }]
}
