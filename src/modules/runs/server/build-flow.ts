import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findFile } from '@/modules/files/server'
import { findFlowHead } from '@/modules/flows/server'
import type { runOps } from '../contract/run.operations'
import { givenOutputs } from './given-outputs'
import type { LiveRun } from './live-run'
import { type RunRequest, startRun } from './start-run'

/** Starts a build: a run of what the canvas shows. */
export async function startBuild(
  actor: UserActor,
  input: z.infer<typeof runOps.build_flow.input> & {
    inputs_by_name?: RunRequest['inputs']
    attachments?: RunRequest['attachments']
    given?: RunRequest['given']
  },
): Promise<LiveRun> {
  const flow = await findFlowHead(actor, input.flow_id)
  const components = input.inputs?.components ?? []
  return startRun(actor, {
    flow,
    trigger: 'build',
    ...(input.data ? { data: input.data } : {}),
    input_value: input.inputs?.input_value ?? '',
    input_type: input.inputs?.type ?? 'any',
    output_type: 'any',
    session_id: input.inputs?.session || flow.id,
    ...(components.length > 0 ? { input_components: components } : {}),
    ...(input.files ? { files: input.files } : {}),
    ...(input.inputs_by_name ? { inputs: input.inputs_by_name } : {}),
    ...(input.given ? { given: input.given } : {}),
    ...(input.attachments ? { attachments: input.attachments } : {}),
    ...(input.start_component_id ? { start_component_id: input.start_component_id } : {}),
    ...(input.stop_component_id ? { stop_component_id: input.stop_component_id } : {}),
  })
}

/** The console's own way to start one. */
export async function startConsoleRun(actor: UserActor, input: z.infer<typeof runOps.start_run.input>) {
  const files = await Promise.all((input.files ?? []).map((ref) => findFile(actor.tenant_id, ref)))
  const run = await startBuild(actor, {
    flow_id: input.flow_id,
    inputs_by_name: input.inputs,
    attachments: files.filter((file) => file !== undefined),
    given: input.given && givenOutputs(input.given),
    log_builds: true,
    event_delivery: 'streaming',
    inputs: { components: [], input_value: input.input_value, session: input.session_id, type: 'any' },
    data: input.data,
    start_component_id: input.start_component_id,
    stop_component_id: input.stop_component_id,
  })
  return { run_id: run.id }
}
