import type { Actor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { isRecord } from '@/lib/is-record'
import { flowDto, withoutSecrets } from './flow.dto'
import { flowRepository } from './flow.repository'

/** A flow that is open to others, without secrets and code. What is private looks like what is not there. */
export async function readPublicFlow(actor: Actor, input: { flow_id: string }) {
  const tenant_id = await flowRepository.tenantOf(input.flow_id)
  const flow = tenant_id && (await flowRepository.find(tenant_id, { id: input.flow_id, is_deleted: false }))
  const inside = actor.kind === 'user' && actor.tenant_id === tenant_id
  if (!flow || flow.access_type === 'PRIVATE') throw notFound('Flow')
  if (flow.access_type === 'RESTRICTED' && !inside) {
    if (actor.kind === 'user') throw notFound('Flow')
    throw new AppError('unauthenticated', 'Sign in to see this flow')
  }
  const read = withoutSecrets(flowDto(flow, null))
  return { ...read, user_id: null, m_uid: null, data: read.data && withoutCode(read.data) }
}

/** Source of components and code of nodes helps nobody who only uses a flow. */
function withoutCode<T>(value: T): T
function withoutCode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutCode(item))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'code' && typeof item === 'string') return [key, '']
      if (key === 'code' && isRecord(item) && 'value' in item) return [key, { ...item, value: '' }]
      return [key, withoutCode(item)]
    }),
  )
}
