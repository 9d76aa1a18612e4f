import { LruMap } from '@/lib/lru-map'
import { type FlowHead, releasedVersion } from '@/modules/flows/server'
import type { RunRequest } from './start-run'

/** A version never changes; those that are called again and again are read once. */
const served = new LruMap<string, Served>(50)

/** The graph of a run, as `startRun` takes it; empty for the stored draft. */
export type Served = Pick<RunRequest, 'data' | 'version_id' | 'version'>

/**
 * What programs run that call a flow by a webhook or as a model: the version that is online, and the draft only as long as
 * nothing is. A run has its graph once it began: what is published later is for those that begin later.
 */
export async function servedVersion(flow: FlowHead): Promise<Served> {
  if (!flow.is_online || flow.online_version === null) return {}
  const key = JSON.stringify([flow.tenant_id, flow.id, flow.online_version])
  const known = served.get(key)
  if (known) return known
  const { id, data, flow_version } = await releasedVersion(flow, undefined)
  const fresh = { data: data ?? { nodes: [], edges: [] }, version_id: id, version: flow_version }
  served.set(key, fresh)
  return fresh
}
