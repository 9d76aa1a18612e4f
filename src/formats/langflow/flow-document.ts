import { isRecord } from '@/lib/is-record'

/** What stands around the graph in an export. */
export interface FlowMeta {
  name: string | null
  description: string | null
  endpoint_name: string | null
  tags: string[]
  icon: string | null
  is_component: boolean
  /** The release that wrote it, when it says so. */
  last_tested_version: string | null
}

/** Each flow of an export: one, or those of a `flows` list. */
export function flowsOfDocument(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  if (isRecord(json) && Array.isArray(json.flows) && json.data === undefined) return json.flows
  return [json]
}

/** The graph part of a flow: its `data`, or the flow itself when it is nothing but the graph. */
export function dataOfFlow(flow: unknown): Record<string, unknown> | undefined {
  if (!isRecord(flow)) return undefined
  if (isRecord(flow.data)) return flow.data
  return Array.isArray(flow.nodes) ? flow : undefined
}

export function metaOfFlow(flow: unknown): FlowMeta {
  const from = isRecord(flow) ? flow : {}
  return {
    name: textOrNull(from.name),
    description: textOrNull(from.description),
    endpoint_name: textOrNull(from.endpoint_name),
    tags: Array.isArray(from.tags) ? from.tags.filter((tag) => typeof tag === 'string') : [],
    icon: textOrNull(from.icon),
    is_component: from.is_component === true,
    last_tested_version: textOrNull(from.last_tested_version),
  }
}

/** Some releases wrote Python's None as a text. */
function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value !== 'None' ? value : null
}
