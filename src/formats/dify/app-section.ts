import { type DifyMode, recordAt, textAt } from './dify-parts'

/** Longest name and description that a flow has. */
const MAX_NAME = 200
const MAX_DESCRIPTION = 10_000

export interface FlowLook {
  name: string
  description: string | null
  icon: string | null
  icon_background: string | null
  data: unknown
}

/** The name that an imported app gets as a flow. */
export const flowName = (app_name: string): string => app_name.trim().slice(0, MAX_NAME).trim() || 'Imported app'

/** The description that an imported app gets as a flow. */
export const flowDescription = (description: string | null): string | null =>
  description?.slice(0, MAX_DESCRIPTION) ?? null

/**
 * The "app" section of a flow's file: as it was imported, with the changes that were made since. A number added to tell
 * two flows of one name apart is no change.
 */
export function appSection(flow: FlowLook, mode: DifyMode): Record<string, unknown> {
  const app = recordAt(recordAt(flow.data, 'dify'), 'app')
  if (Object.keys(app).length === 0) return newApp(flow, mode)
  const changed: Record<string, unknown> = { mode }
  const known = textAt(app, 'name') ?? ''
  const added = flow.name.startsWith(flowName(known)) ? flow.name.slice(flowName(known).length) : undefined
  if (added === undefined || !/^(?: \(\d+\))?$/.test(added) || (known === '' && app.name !== undefined))
    changed.name = flow.name
  if ((flow.description ?? '') !== (flowDescription(textAt(app, 'description') ?? '') ?? ''))
    changed.description = flow.description ?? ''
  if (flow.icon && flow.icon !== app.icon && isEmoji(flow.icon))
    Object.assign(changed, { icon: flow.icon, icon_type: 'emoji' })
  return { ...app, ...changed }
}

const newApp = (flow: FlowLook, mode: DifyMode) => ({
  description: flow.description ?? '',
  icon: flow.icon && isEmoji(flow.icon) ? flow.icon : '🤖',
  icon_background: flow.icon_background ?? '#FFEAD5',
  icon_type: 'emoji',
  mode,
  name: flow.name,
  use_icon_as_answer_icon: false,
})

/** Dify shows an emoji or a picture of its own; names of icons of this product mean nothing to it. */
const isEmoji = (icon: string) => /^\p{Extended_Pictographic}/u.test(icon)
