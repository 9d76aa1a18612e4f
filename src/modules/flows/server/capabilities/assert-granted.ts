import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Flow } from '@/platform/db/generated/client'
import { flowVersionRepository } from '../flow-version.repository'
import { type Needed, neededCapabilities, ungranted } from './needed-capabilities'

type Published = Pick<Flow, 'id' | 'tenant_id' | 'access_type' | 'granted_capabilities'>

/**
 * Refuses with 409 that a graph goes online in a public flow while it can do what nobody granted. Flows that only people of
 * the tenant open need no grant: their runs have names behind them.
 */
export async function assertGranted(actor: UserActor, flow: Published, data: unknown): Promise<void> {
  if (flow.access_type !== 'PUBLIC') return
  const missing = ungranted(await neededCapabilities(actor, data), flow.granted_capabilities)
  if (missing.size > 0) throw refusal(missing)
}

/** The same for a flow as it will be: with the version that it will have online, if that is there. */
export async function assertGrantedOnline(
  actor: UserActor,
  flow: Published & Pick<Flow, 'is_online' | 'online_version'>,
): Promise<void> {
  if (flow.access_type !== 'PUBLIC' || !flow.is_online || flow.online_version === null) return
  const where = { flow_id: flow.id, flow_version: flow.online_version }
  const version = await flowVersionRepository.find(flow.tenant_id, where)
  if (version) await assertGranted(actor, flow, version.data)
}

function refusal(missing: Needed): AppError {
  const words = [...missing].map(([capability, nodes]) => {
    const shown = nodes.slice(0, 5).map((name) => `"${name.slice(0, 80)}"`)
    return `${capability} (${shown.join(', ')}${nodes.length > shown.length ? ', …' : ''})`
  })
  return new AppError('conflict', `Anybody could make this flow do what nobody granted: ${words.join('; ')}`, {
    hint: 'Grant it under "Publish" in the console, by somebody who may publish the flow, or leave these nodes out.',
    details: { ungranted: [...missing].map(([capability, nodes]) => ({ capability, nodes: nodes.slice(0, 100) })) },
  })
}
