import { type StartVariable, startVariables } from '@/components/dify/start/start-variables'
import { capabilities } from '@/engine/capabilities'
import { releasedVersion } from '@/modules/flows/server'
import type { Flow } from '@/platform/db/generated/client'
import { assertAllowed } from '../assert-allowed'
import { planOf } from '../plan-of'

/** The online version of a flow, and how it is used. */
export interface PublishedFlow {
  data: unknown
  version_id: number
  /** Its label. */
  version: string
  /** It is talked to; otherwise it is run with the fields of its form. */
  chat: boolean
  /** Without a form it takes one text, which its text inputs get. */
  text: boolean
  /** Fields that a caller may fill: hidden ones are the author's. */
  fields: StartVariable[]
}

/** What visitors may make a flow do: what was granted. People of the tenant, who open restricted ones, may all. */
export const allowedBy = (flow: Flow) =>
  flow.access_type === 'PUBLIC'
    ? { allowed: capabilities.filter((capability) => flow.granted_capabilities.includes(capability)) }
    : {}

/** Throws 404 when no version is online, 400 when it cannot run, 403 when it can do what nobody granted. */
export async function publishedFlow(flow: Flow): Promise<PublishedFlow> {
  const version = await releasedVersion(flow, undefined)
  const data = version.data ?? { nodes: [], edges: [] }
  const { plan } = await planOf(flow, data, undefined, version.id)
  const { allowed } = allowedBy(flow)
  if (allowed) assertAllowed(plan, allowed, flow)
  const takes = (kind: 'chat' | 'text') => plan.nodes.some(({ component }) => component?.definition.input_type === kind)
  const chat = plan.replies || takes('chat')
  const start = plan.nodes.find(({ node }) => node.type === 'start')
  const fields = start ? startVariables(start.node.config.variables).filter((field) => !field.hide) : []
  return {
    data,
    version_id: version.id,
    version: version.flow_version,
    chat,
    text: !chat && !start && takes('text'),
    fields,
  }
}
