import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findFlowHead } from '@/modules/flows/server'
import type { moreRunOps } from '../contract/more-runs.operations'
import type { RunAnswer } from '../contract/run.schema'
import { idempotencyKey } from './idempotency/idempotency-key'
import { startOnce } from './idempotency/start-once'
import type { RunResult } from './live-run'
import { messageOf } from './live-run-error'
import { scopeOf } from './run-flow'
import { runSessionRepository } from './run-session.repository'
import type { RunRequest } from './start-run'
import { runResponse } from './studio/run-response'

type Input = z.infer<typeof moreRunOps.experimental_run_flow.input>

/** Runs a flow once for each input, in order, in one session. The first run that fails ends it. */
export async function runAdvanced(
  actor: UserActor,
  input: Input,
  variables: Record<string, string> = {},
  given_key?: string,
): Promise<RunAnswer> {
  const flow = await findFlowHead(actor, input.flow_id_or_name)
  let session_id = await sessionOf(actor, flow.id, input.session_id)
  const wanted = input.outputs?.length ? new Set(input.outputs) : undefined
  const outputs: RunAnswer['outputs'] = []
  const key = idempotencyKey(actor, given_key, [input, variables])
  for (const [place, item] of (input.inputs?.length ? input.inputs : [undefined]).entries()) {
    const request: RunRequest = {
      flow,
      trigger: 'run',
      input_value: item?.input_value ?? '',
      input_type: item?.type ?? 'any',
      output_type: wanted ? 'debug' : 'any',
      session_id: item?.session || session_id,
      variables,
      ...(item?.components?.length ? { input_components: item.components } : {}),
      ...(input.tweaks ? { tweaks: input.tweaks } : {}),
    }
    const run = await startOnce(actor, request, key && { ...key, key: `${key.key} ${place}` })
    const result = await run.done
    if (result.status === 'stopped') throw new AppError('run_failed', 'The run was stopped')
    if (result.error) throw messageOf(result.error)
    // A call that is made again goes on in the session that it began.
    if (!item?.session) session_id = run.session_id
    const scope = { ...scopeOf(run, request), session_id: run.session_id, timestamp: result.ended_at }
    outputs.push(...runResponse(only(result, wanted), request.input_value, scope).outputs)
  }
  return { outputs, session_id }
}

const only = (result: RunResult, wanted: ReadonlySet<string> | undefined): RunResult =>
  wanted
    ? {
        ...result,
        outputs: result.outputs.filter(({ node_id, display_name }) => wanted.has(node_id) || wanted.has(display_name)),
      }
    : result

async function sessionOf(actor: UserActor, flow_id: string, asked: string | null | undefined): Promise<string> {
  if (!asked) return randomUUID()
  if (await runSessionRepository.exists(actor.tenant_id, flow_id, asked)) return asked
  throw new AppError('not_found', `The flow has no session ${JSON.stringify(asked)}`, {
    hint: 'Leave session_id out to begin a new one.',
  })
}
