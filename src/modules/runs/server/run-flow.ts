import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findFlowHead, releasedVersion } from '@/modules/flows/server'
import type { runOps } from '../contract/run.operations'
import type { RunAnswer } from '../contract/run.schema'
import { idempotencyKey } from './idempotency/idempotency-key'
import { startOnce } from './idempotency/start-once'
import { messageOf } from './live-run-error'
import type { RunRequest } from './start-run'
import type { StartedRun } from './stored-run'
import { runResponse } from './studio/run-response'

type Input = Omit<z.infer<typeof runOps.simplified_run_flow.input>, 'user_id'>
/** Which state of the flow runs: the draft, the online version, or the version of a label. */
export type Release = 'draft' | 'online' | { label: string }
type Embedded = NonNullable<Input['input_request']>

/** Runs a flow and waits for its answer. A failed run is a 500 that says which node failed and why. */
export async function runFlow(actor: UserActor, input: Input, release: Release = 'draft'): Promise<RunAnswer> {
  const { run, request } = await startFlowRun(actor, input, release)
  return answerOf(run, request)
}

/** Starts the run that a request of the studio document asks for. */
export async function startFlowRun(
  actor: UserActor,
  input: Input,
  release: Release = 'draft',
  key?: string,
): Promise<{ run: StartedRun; request: RunRequest }> {
  const flow = await findFlowHead(actor, input.flow_id_or_name)
  const version =
    release === 'draft' ? undefined : await releasedVersion(flow, release === 'online' ? undefined : release.label)
  const embedded: Partial<Embedded> = input.input_request ?? {}
  // The flat form counts where the embedded one is silent.
  const value = embedded.input_value ?? input.input_value
  const tweaks = embedded.tweaks ?? input.tweaks ?? undefined
  assertOneInput(value, tweaks)
  const output_component = (embedded.output_component || input.output_component) ?? ''
  const request: RunRequest = {
    flow,
    trigger: 'run',
    input_value: value ?? '',
    input_type: (input.input_request ?? input).input_type ?? 'chat',
    output_type: (input.input_request ?? input).output_type ?? 'chat',
    session_id: (embedded.session_id ?? input.session_id) || flow.id,
    ...(output_component ? { output_component } : {}),
    ...(tweaks ? { tweaks } : {}),
    ...(input.inputs ? { inputs: input.inputs } : {}),
    ...(version
      ? { data: version.data ?? { nodes: [], edges: [] }, version_id: version.id, version: version.flow_version }
      : {}),
    variables: input.context?.request_variables ?? {},
  }
  const { stream: _, ...sent } = input
  return { run: await startOnce(actor, request, idempotencyKey(actor, key, [release, sent])), request }
}

/** Waits for the end of a run and gives its answer, or throws what went wrong. */
export async function answerOf(run: StartedRun, request: RunRequest): Promise<RunAnswer> {
  const result = await run.done
  if (result.status === 'stopped') throw new AppError('run_failed', 'The run was stopped')
  if (result.error) throw messageOf(result.error)
  return runResponse(result, request.input_value, { ...scopeOf(run, request), timestamp: result.ended_at })
}

export const scopeOf = (run: StartedRun, request: RunRequest) => ({
  flow_id: run.flow_id,
  tenant_id: run.tenant_id,
  session_id: request.session_id,
  timestamp: new Date().toISOString(),
})

/** Two values for one input: it cannot be known which one is meant. */
function assertOneInput(value: string | null | undefined, tweaks: Record<string, unknown> | undefined): void {
  if (!value || !tweaks) return
  for (const [key, tweak] of Object.entries(tweaks)) {
    const isInput = /^(ChatInput|TextInput|Chat Input|Text Input)/.test(key)
    if (isInput && typeof tweak === 'object' && tweak !== null && 'input_value' in tweak && tweak.input_value)
      throw new AppError('bad_request', `Both input_value and the tweak of "${key}" set the input`, {
        hint: 'Send one of them.',
      })
  }
}
