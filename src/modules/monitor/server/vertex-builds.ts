import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findChangeableFlow, findFlow } from '@/modules/flows/server'
import { buildEvents, storedEvents } from '@/modules/runs/server'
import type { buildOps } from '../contract/build.operations'
import { buildRepository } from './build.repository'

type Builds = z.infer<typeof buildOps.get_vertex_builds.output>['vertex_builds']

const Fields = z.record(z.string(), z.unknown())
const Built = z.object({
  build_data: z.object({ id: z.string(), valid: z.boolean(), params: z.unknown(), data: Fields }),
})

/** What each node gave in the newest run, by node; a node in a loop has one row for each turn. */
export async function getVertexBuilds(actor: UserActor, input: { flow_id: string }) {
  const flow = await findFlow(actor, input.flow_id, 'run:read')
  const run = await buildRepository.newestRun(actor.tenant_id, flow.id)
  const builds = new Map<string, Builds[string]>()
  if (!run) return { vertex_builds: {} }
  const scope = { flow_id: flow.id, session_id: run.session_id, tenant_id: actor.tenant_id }
  const started = new Map<string, number>()
  for (const item of await storedEvents(actor.tenant_id, run.id, 0)) {
    const { event } = item
    if (event.type === 'node_started') started.set(event.node_id, event.at)
    if (event.type !== 'node_finished' && event.type !== 'node_failed') continue
    const at = (started.get(event.node_id) ?? run.create_at.getTime()) + event.duration_ms
    for (const { data } of buildEvents(item, scope)) {
      const built = Built.safeParse(data).data?.build_data
      if (!built) continue
      const rows = builds.get(built.id) ?? []
      builds.set(built.id, rows)
      rows.push({
        id: built.id,
        build_id: run.id,
        flow_id: flow.id,
        timestamp: new Date(at).toISOString(),
        valid: built.valid,
        params: typeof built.params === 'string' ? built.params : JSON.stringify(built.params),
        data: built.data,
        artifacts: Fields.nullable().catch(null).parse(built.data.artifacts),
      })
    }
  }
  return { vertex_builds: Object.fromEntries(builds) }
}

/** From now on only later runs are shown. */
export async function deleteVertexBuilds(actor: UserActor, input: { flow_id: string }): Promise<null> {
  const flow = await findChangeableFlow(actor, input.flow_id)
  await buildRepository.clear(actor.tenant_id, flow.id, new Date())
  return null
}
