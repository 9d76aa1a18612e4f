import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { capabilities } from '@/engine/capabilities'
import { noteForAudit } from '@/platform/audit/audited'
import type { Flow } from '@/platform/db/generated/client'
import type { capabilityOps } from '../../contract/capability.operations'
import { findChangeableFlow } from '../find-changeable-flow'
import { holdsOver } from '../flow.policy'
import { flowRepository } from '../flow.repository'
import { flowVersionRepository } from '../flow-version.repository'
import { findFlow } from '../read-flow'
import { neededCapabilities, ungranted } from './needed-capabilities'

type Output = z.infer<typeof capabilityOps.read_flow_capabilities.output>

/** What a flow can do, and what of it strangers may make it do. */
export async function readFlowCapabilities(actor: UserActor, input: { flow_id: string }): Promise<Output> {
  return described(actor, await findFlow(actor, input.flow_id))
}

/** Grants what is listed and takes back the rest. Visitors meet it at their next run. */
export async function grantFlowCapabilities(
  actor: UserActor,
  input: z.infer<typeof capabilityOps.grant_flow_capabilities.input>,
): Promise<Output> {
  const flow = await findChangeableFlow(actor, input.flow_id, 'flow:publish')
  const granted = capabilities.filter((capability) => input.capabilities.includes(capability))
  noteForAudit({
    object: { type: 'flow', ids: [flow.id] },
    before: { granted_capabilities: flow.granted_capabilities },
    after: { granted_capabilities: granted },
  })
  // The date of the flow stays: no graph changed, and an editor that is open goes on saving.
  const row = await flowRepository.update(actor.tenant_id, flow.id, { granted_capabilities: granted })
  if (!row) throw notFound('Flow')
  return described(actor, row)
}

async function described(actor: UserActor, flow: Flow): Promise<Output> {
  const granted: ReadonlySet<string> = new Set(flow.granted_capabilities)
  const label = flow.is_online ? flow.online_version : null
  const online =
    label === null ? null : await flowVersionRepository.find(flow.tenant_id, { flow_id: flow.id, flow_version: label })
  const inDraft = await neededCapabilities(actor, flow.data)
  const inOnline = await neededCapabilities(actor, online?.data)
  const items = capabilities.flatMap((capability) => {
    const nodes = [...new Set([...(inDraft.get(capability) ?? []), ...(inOnline.get(capability) ?? [])])]
    if (nodes.length === 0 && !granted.has(capability)) return []
    return [{ capability, granted: granted.has(capability), nodes: nodes.slice(0, 100) }]
  })
  return {
    items,
    refuses: flow.access_type === 'PUBLIC' && ungranted(inOnline, flow.granted_capabilities).size > 0,
    may_grant: holdsOver(actor, flow, 'flow:publish'),
  }
}
