import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/contract/actor'
import type { FileValue, JsonValue, MessageValue, Value } from '@/engine'
import type { Capability } from '@/engine/capabilities'
import { findFile } from '@/modules/files/server'
import type { FlowRef } from '@/modules/flows/server'
import type { RunTrigger } from '../contract/run.schema'
import { assertAllowed } from './assert-allowed'
import { conversationState } from './conversation-state'
import { executeRun } from './execute-run'
import type { IdempotencyKey } from './idempotency/idempotency-key'
import { LiveRun } from './live-run'
import { liveRuns } from './live-runs'
import { planOf } from './plan-of'
import { runInput } from './run-input'
import { runWriter } from './run-writer'
import { startInputs } from './start-inputs'

/** What a run is asked to do, whichever surface asked. */
export interface RunRequest {
  flow: FlowRef
  /** Runs this graph instead of the stored one: the canvas sends what it shows. */
  data?: unknown
  /** Of the version that `data` is: its plan is made once. */
  version_id?: number
  /** Its label. */
  version?: string
  trigger: RunTrigger
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
  /** Values for the variables of the start node, as the caller gave them. */
  inputs?: Record<string, JsonValue>
  /** Files that came with the message. */
  attachments?: FileValue[]
  /** The conversation before, when the caller brings it along instead of a stored session. */
  history?: MessageValue[]
  /** The trigger that began the run. */
  entry?: string
  /** What its nodes, and those of flows that it runs, may do; everything when it is absent. */
  allowed?: readonly Capability[]
  /** How deep the run stands in flows that run flows: 0 for one that a caller started. */
  depth?: number
  /** Rounds of the session before this one; found out when the run starts. */
  rounds?: number
  start_component_id?: string
  stop_component_id?: string
  /** Outputs in place of those of nodes, by node and port. */
  given?: Record<string, Record<string, Value>>
}

/**
 * Starts a run: checks the graph, writes the run's row, and lets it work on its own. The caller may wait for
 * `run.done`, read events, or go away. Throws 400 when the graph cannot run at all. With a `key`, `startOnce` is what to
 * call: here one that is taken is a fault of the database.
 */
export async function startRun(actor: UserActor, request: RunRequest, key?: IdempotencyKey): Promise<LiveRun> {
  const { flow } = request
  const { tenant_id } = actor
  const planned = await planOf(flow, request.data, request.tweaks, request.version_id)
  const { plan } = planned
  if (request.allowed) assertAllowed(plan, request.allowed, flow)
  const converses = plan.replies || plan.conversation.length > 0
  const [inputs, session] = await Promise.all([
    startInputs(plan, request, (ref) => findFile(tenant_id, ref)),
    converses ? conversationState(tenant_id, flow.id, request.session_id) : { remembered: {}, rounds: 0 },
  ])
  const run = new LiveRun({
    id: randomUUID(),
    tenant_id: actor.tenant_id,
    flow_id: flow.id,
    user_id: actor.user_id,
    session_id: request.session_id,
  })
  const runs = liveRuns()
  runs.add(run)
  // A run inside another works in that one's place: waiting for one of its own, both could wait for ever.
  const place = request.depth ? () => undefined : runs.tryEnter()
  const row = runWriter().write({
    run: {
      id: run.id,
      tenant_id: run.tenant_id,
      flow_id: flow.id,
      user_id: actor.user_id,
      session_id: request.session_id,
      trigger: request.trigger,
      version: request.version ?? null,
      status: place ? 'running' : 'queued',
      input: recordedInput(request),
      owner: runs.owner,
      create_at: new Date().toISOString(),
    },
    ...(key ? { key: { ...key, tenant_id, flow_id: flow.id, run_id: run.id } } : {}),
  })
  const input = runInput(run, request, plan, { inputs, ...session })
  // Who waits for the answer asks for no events afterwards, and many runs kept for seconds are much memory.
  const followed = request.trigger === 'build' || request.trigger === 'public'
  const begun = { place, row, followed, behalf: { actor, start: startRun } }
  void executeRun(run, planned, input, { ...request, rounds: session.rounds }, begun)
  await row
  return run
}

/** What the run's row says of its input. Tweaks may hold keys, so only their names are kept; variables not at all. */
const recordedInput = (request: RunRequest) => ({
  input_value: request.input_value,
  input_type: request.input_type,
  output_type: request.output_type,
  ...(request.output_component ? { output_component: request.output_component } : {}),
  ...(request.tweaks ? { tweaked: Object.keys(request.tweaks) } : {}),
  ...(request.files?.length ? { files: request.files } : {}),
  ...(request.inputs ? { inputs: request.inputs } : {}),
  ...(request.start_component_id ? { start_component_id: request.start_component_id } : {}),
  ...(request.stop_component_id ? { stop_component_id: request.stop_component_id } : {}),
  ...(request.given ? { given: Object.keys(request.given) } : {}),
  ...(request.data !== undefined && request.version_id === undefined ? { own_graph: true } : {}),
})
