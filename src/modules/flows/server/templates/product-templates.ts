import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { FlowTemplateRead } from '../../contract/flow-template.operations'
import { listStarters } from '../list-starters'

/** The flows that come with the product, as templates of the installation that nobody changes. */
export const productTemplates = (): z.infer<typeof FlowTemplateRead>[] =>
  listStarters().map(({ key, name, description, icon, data }) => ({
    id: idOf(key),
    name,
    description,
    flow_skill: null,
    icon,
    icon_bg_color: null,
    gradient: null,
    data,
    tags: [],
    flow_type: '',
    scope: 'system',
    tenant_id: null,
    business_id: 0,
    is_self: false,
    user_id: null,
    creator_name: null,
    create_at: null,
    updated_at: null,
  }))

/** The same id on every installation: a UUID made of the starter's key. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`millrace-starter:${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
