import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { EngineError, type FlowsPort } from '@/engine'
import type { Capability } from '@/engine/capabilities'
import { callableFlows, findFlowHead } from '@/modules/flows/server'
import { failPaused } from '../fail-paused'
import type { LiveRun } from '../live-run'
import type { Behalf } from '../run-ports'

/** How many flows may stand inside each other. */
const MAX_DEPTH = 8

/** Other flows that the person behind a run may run. How a run is started is handed in: it is what made this one too. */
export function flowsPort(
  { actor, start }: Behalf,
  { depth = 0, allowed }: { depth?: number; allowed?: readonly Capability[] },
): FlowsPort {
  return {
    list: async () => (actor ? callableFlows(actor) : []),
    async run({ flow, input_value, inputs, session_id, signal }) {
      if (depth + 1 > MAX_DEPTH) {
        throw new EngineError('flow_too_deep', `Flows run each other more than ${MAX_DEPTH} levels deep.`, {
          hint: 'Look for a flow that runs itself.',
        })
      }
      if (!actor)
        throw new EngineError('flow_missing', 'The person in whose name this run works is not there any more.')
      const run = await started(actor, { flow, input_value, inputs, session_id, depth, allowed }, start)
      const stop = () => run.stop()
      signal.addEventListener('abort', stop, { once: true })
      if (signal.aborted) stop()
      const result = await run.done.finally(() => signal.removeEventListener('abort', stop))
      if (result.status === 'succeeded') return result.outputs
      if (result.status === 'paused') {
        const message = `The flow "${flow}" waits for a person, which a flow inside another cannot.`
        const hint = 'Put the human input into the outer flow.'
        await failPaused(run.tenant_id, run.id, { code: 'flow_failed', message, hint })
        throw new EngineError('flow_failed', message, { hint })
      }
      throw new EngineError('flow_failed', `The flow "${flow}" failed: ${result.error?.message ?? 'it was stopped'}`)
    },
  }
}

type Asked = Pick<Parameters<FlowsPort['run']>[0], 'flow' | 'input_value' | 'inputs' | 'session_id'> & {
  depth: number
  allowed: readonly Capability[] | undefined
}

async function started(actor: UserActor, asked: Asked, start: Behalf['start']): Promise<LiveRun> {
  const callable = await callableFlows(actor)
  // Ids first: a flow may bear another's id as its name.
  const named = callable.find(({ id }) => id === asked.flow) ?? callable.find(({ name }) => name === asked.flow)
  try {
    const flow = await findFlowHead(actor, named?.id ?? asked.flow)
    const inputs = Object.fromEntries(
      Object.entries(asked.inputs ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
    return await start(actor, {
      flow,
      trigger: 'flow',
      input_value: asked.input_value,
      input_type: 'any',
      output_type: 'any',
      session_id: asked.session_id,
      depth: asked.depth + 1,
      ...(asked.allowed ? { allowed: asked.allowed } : {}),
      ...(asked.inputs ? { inputs } : {}),
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const code = error.code === 'not_found' ? 'flow_missing' : 'flow_failed'
    throw new EngineError(code, `The flow "${asked.flow}" cannot be run: ${error.message}`, {
      hint: error.hint ?? 'Choose a flow that is there and that you may run.',
    })
  }
}
