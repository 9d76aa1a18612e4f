import type { UserActor } from '@/contract/actor'
import { readEvents } from '../read-events'
import type { StartedRun } from '../stored-run'
import { buildEvents } from '../studio/build-events'

/** A workflow's events as server-sent data lines, each around one event of a build. */
export async function* streamWorkflow(actor: UserActor, run: StartedRun, signal: AbortSignal): AsyncGenerator<string> {
  const scope = { flow_id: run.flow_id, session_id: run.session_id, tenant_id: actor.tenant_id }
  for await (const item of readEvents(actor.tenant_id, run.id, 0, signal)) {
    for (const raw_event of buildEvents(item, scope)) {
      const line = { type: raw_event.event, run_id: run.id, timestamp: Date.now(), raw_event }
      yield `data: ${JSON.stringify(line)}\n\n`
    }
  }
}
