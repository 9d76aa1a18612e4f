import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/contract/actor'
import type { RunInput } from '@/engine/run'
import type { FlowHead } from '@/modules/flows/server'
import { executeRun } from './execute-run'
import { LiveRun } from './live-run'
import { liveRuns } from './live-runs'
import { planOf } from './plan-of'
import { runWriter } from './run-writer'

/** What a run is asked to do, whichever surface asked. */
export interface RunRequest {
  flow: FlowHead
  /** Runs this graph instead of the stored one: the canvas sends what it shows. */
  data?: unknown
  trigger: 'run' | 'build'
  input_value: string
  input_type: 'chat' | 'text' | 'any'
  input_components?: string[]
  output_type: 'chat' | 'text' | 'any' | 'debug'
  output_component?: string
  session_id: string
  tweaks?: Record<string, unknown>
  /** Variables for this run only; they win over stored ones. */
  variables?: Record<string, string>
  files?: string[]
  start_component_id?: string
  stop_component_id?: string
}

/**
 * Starts a run: checks the graph, writes the run's row, then lets it work on its own. The caller may wait for
 * `run.done`, read events, or go away. Throws 400 when the graph cannot run at all.
 */
export async function startRun(actor: UserActor, request: RunRequest): Promise<LiveRun> {
  const { flow } = request
  const planned = await planOf(flow, request.data, request.tweaks)
  const run = new LiveRun({
    id: randomUUID(),
    tenant_id: actor.tenant_id,
    flow_id: flow.id,
    user_id: actor.user_id,
    session_id: request.session_id,
  })
  const runs = liveRuns()
  runs.add(run)
  const place = runs.tryEnter()
  try {
    await runWriter().write({
      run: {
        id: run.id,
        tenant_id: run.tenant_id,
        flow_id: flow.id,
        user_id: actor.user_id,
        session_id: request.session_id,
        trigger: request.trigger,
        status: place ? 'running' : 'queued',
        input: recordedInput(request),
        owner: runs.owner,
      },
    })
  } catch (error) {
    place?.()
    runs.drop(run)
    throw error
  }
  void executeRun(run, planned, runInput(run, request), request, place)
  return run
}

const runInput = (run: LiveRun, request: RunRequest): RunInput => ({
  scope: {
    run_id: run.id,
    flow_id: request.flow.id,
    session_id: request.session_id,
    input_value: request.input_value,
    input_type: request.input_type,
    files: request.files ?? [],
  },
  ...(request.input_components ? { input_components: request.input_components } : {}),
  ...(request.start_component_id ? { start_component_id: request.start_component_id } : {}),
  ...(request.stop_component_id ? { stop_component_id: request.stop_component_id } : {}),
  outputs: {
    output_type: request.output_type,
    ...(request.output_component ? { output_component: request.output_component } : {}),
  },
})

/** What the run's row says of its input. Tweaks may hold keys, so only their names are kept; variables not at all. */
const recordedInput = (request: RunRequest) => ({
  input_value: request.input_value,
  input_type: request.input_type,
  output_type: request.output_type,
  ...(request.output_component ? { output_component: request.output_component } : {}),
  ...(request.tweaks ? { tweaked: Object.keys(request.tweaks) } : {}),
  ...(request.files?.length ? { files: request.files } : {}),
})
