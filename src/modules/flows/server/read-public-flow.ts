import type { z } from 'zod'
import type { Actor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { isRecord } from '@/lib/is-record'
import type { FlowGraph } from '../contract/flow.schema'
import { flowDto, withoutSecrets } from './flow.dto'
import { flowRepository } from './flow.repository'
import { releasedVersion } from './flow-versions'

/**
 * A flow that is open to others: the version that is online, as far as it shows how to use it. What is private looks like
 * what is not there; what was not published is not shown.
 */
export async function readPublicFlow(actor: Actor, input: { flow_id: string }) {
  const tenant_id = await flowRepository.tenantOf(input.flow_id)
  const flow = tenant_id && (await flowRepository.find(tenant_id, { id: input.flow_id, is_deleted: false }))
  const inside = actor.kind === 'user' && actor.tenant_id === tenant_id
  if (!flow || flow.access_type === 'PRIVATE') throw notFound('Flow')
  if (flow.access_type === 'RESTRICTED' && !inside) {
    if (actor.kind === 'user') throw notFound('Flow')
    throw new AppError('unauthenticated', 'Sign in to see this flow')
  }
  const online = flow.is_online ? await releasedVersion(flow, undefined) : undefined
  const read = withoutSecrets(flowDto({ ...flow, data: online?.data ?? null }, null))
  return { ...read, user_id: null, m_uid: null, data: read.data && withoutSettings(read.data) }
}

type Graph = z.infer<typeof FlowGraph>

/** Nodes keep what they are called and what they are; how they are set, prompts among it, is their author's. */
function withoutSettings(data: Graph): Graph {
  const nodes = data.nodes.map((node) => ({ ...node, data: shown(node.data) }))
  return { nodes, edges: data.edges }
}

function shown(data: unknown): Record<string, unknown> {
  if (!isRecord(data)) return {}
  const { id, type, title, display_name, node } = data
  const about = { id, type, title, display_name }
  if (!isRecord(node)) return about
  const { template, outputs, icon, description } = node
  const fields = Object.entries(isRecord(template) ? template : {}).map(([name, field]) => [name, withoutValue(field)])
  return {
    ...about,
    node: { display_name: node.display_name, description, icon, outputs, template: Object.fromEntries(fields) },
  }
}

function withoutValue(field: unknown): unknown {
  if (!isRecord(field)) return field
  const { name, display_name, type, advanced, show, required } = field
  return { name, display_name, type, advanced, show, required, value: '' }
}
