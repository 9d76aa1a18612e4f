import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { memberNames } from '@/modules/tenancy/server'
import type { Flow, FlowVersion } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { flowVersionOps } from '../contract/flow-version.operations'
import { assertGranted } from './capabilities/assert-granted'
import { assertHoldsOver, findChangeableFlow } from './find-changeable-flow'
import { withoutSecrets } from './flow.dto'
import { mayChange } from './flow.policy'
import { flowRepository } from './flow.repository'
import { flowVersionDto, headerOf, readHeader } from './flow-version.dto'
import { flowVersionRepository } from './flow-version.repository'
import { describeFlow, findFlow } from './read-flow'

type OfFlow = { flow_id: string }
type OfVersion = OfFlow & { version_id: number }

/** The versions of a flow that the caller may see, the newest first. */
export async function readFlowVersions(actor: UserActor, input: OfFlow) {
  const flow = await findFlow(actor, input.flow_id)
  const versions = await flowVersionRepository.list(actor.tenant_id, flow.id)
  const names = await memberNames(actor.tenant_id, [...new Set(versions.map((version) => version.user_id))])
  return versions.map((version) => {
    const read = flowVersionDto(version, names.get(version.user_id) ?? null)
    return mayChange(actor, flow) ? read : withoutSecrets(read)
  })
}

/** Keeps the draft under a label. 409 for a label that the flow has already. */
export async function createFlowVersion(
  actor: UserActor,
  input: z.infer<typeof flowVersionOps.create_flow_version.input>,
) {
  const flow = await findChangeableFlow(actor, input.flow_id)
  // A label that is online without a version, as new flows may bring it, would begin to serve by being kept.
  if (flow.is_online && flow.online_version === input.version) {
    assertHoldsOver(actor, flow, 'flow:publish')
    await assertGranted(actor, flow, flow.data)
  }
  const version = await unlessTaken(
    input.version,
    flowVersionRepository.create(actor.tenant_id, newVersion(actor, flow, input)),
  )
  return flowVersionDto(version, actor.username)
}

/** Keeps the draft under a label and lets online traffic run it from now on. 409 for a label that the flow has already. */
export async function releaseFlow(actor: UserActor, input: z.infer<typeof flowVersionOps.release_flow.input>) {
  const flow = await findChangeableFlow(actor, input.flow_id, 'flow:publish')
  await assertGranted(actor, flow, flow.data)
  const row = await unlessTaken(
    input.version,
    flowRepository.release(actor.tenant_id, newVersion(actor, flow, input), {
      is_online: true,
      is_version: true,
      online_version: input.version,
      ...changed(actor, flow),
    }),
  )
  if (!row) throw notFound('Flow')
  return describeFlow(actor, row)
}

const newVersion = (actor: UserActor, flow: Flow, input: { version: string; note?: string | null | undefined }) => ({
  flow_id: flow.id,
  flow_version: input.version,
  version_note: input.note ?? null,
  user_id: actor.user_id,
  header: headerOf(flow),
  ...(flow.data === null ? {} : { data: flow.data }),
})

async function unlessTaken<T>(label: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `This flow has a version "${label}" already`, { hint: 'Choose another label.' })
  }
}

/** The graph and the words of a version become the draft. What is online stays. */
export async function rollbackFlowVersion(actor: UserActor, input: OfVersion) {
  const flow = await findChangeableFlow(actor, input.flow_id)
  const version = await versionOf(flow, { id: input.version_id })
  const { name: _name, endpoint_name: _endpoint, access_type: _access, ...header } = readHeader(version)
  return change(actor, flow, { ...header, ...(version.data === null ? {} : { data: version.data }) })
}

/** From now on online traffic runs this version. */
export async function publishFlowVersion(actor: UserActor, input: OfVersion) {
  const flow = await findChangeableFlow(actor, input.flow_id, 'flow:publish')
  const version = await versionOf(flow, { id: input.version_id })
  await assertGranted(actor, flow, version.data)
  return change(actor, flow, { is_online: true, is_version: true, online_version: version.flow_version })
}

/** Online traffic finds nothing any more. */
export async function deleteOnlineFlow(actor: UserActor, input: OfFlow) {
  const flow = await findChangeableFlow(actor, input.flow_id, 'flow:publish')
  return change(actor, flow, { is_online: false, online_version: null })
}

export async function readOnlineFlow(actor: UserActor, input: OfFlow) {
  return asVersion(actor, await findFlow(actor, input.flow_id), undefined)
}

export async function readReleaseFlow(actor: UserActor, input: OfFlow & { v: string }) {
  return asVersion(actor, await findFlow(actor, input.flow_id), input.v)
}

/** A version of a flow by its label, or the online one; 404 when there is none such. */
export async function releasedVersion(
  flow: Pick<Flow, 'id' | 'tenant_id' | 'is_online' | 'online_version'>,
  label: string | undefined,
): Promise<FlowVersion> {
  if (label !== undefined) return versionOf(flow, { flow_version: label })
  if (flow.is_online && flow.online_version) return versionOf(flow, { flow_version: flow.online_version })
  throw new AppError('not_found', 'No version of this flow is online', { hint: 'Publish one first.' })
}

async function asVersion(actor: UserActor, flow: Flow, label: string | undefined) {
  const version = await releasedVersion(flow, label)
  return describeFlow(actor, { ...flow, ...readHeader(version), data: version.data })
}

async function versionOf(
  flow: Pick<Flow, 'id' | 'tenant_id'>,
  where: { id?: number; flow_version?: string },
): Promise<FlowVersion> {
  const version = await flowVersionRepository.find(flow.tenant_id, { flow_id: flow.id, ...where })
  if (!version) throw notFound('Version')
  return version
}

async function change(actor: UserActor, flow: Flow, data: Parameters<typeof flowRepository.update>[2]) {
  const row = await flowRepository.update(actor.tenant_id, flow.id, {
    ...data,
    ...changed(actor, flow),
  })
  if (!row) throw notFound('Flow')
  return describeFlow(actor, row)
}

/** The date moves on by at least a millisecond, so that it tells any two changes apart. */
const changed = (actor: UserActor, flow: Flow) => ({
  m_uid: actor.user_id,
  updated_at: new Date(Math.max(Date.now(), flow.updated_at.getTime() + 1)),
})
