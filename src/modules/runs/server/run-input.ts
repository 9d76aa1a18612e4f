import type { Value } from '@/engine'
import type { Plan } from '@/engine/plan'
import type { RunInput } from '@/engine/run'
import type { LiveRun } from './live-run'
import type { RunRequest } from './start-run'

interface Known {
  /** Values for the start node's variables. */
  inputs: Record<string, Value>
  /** Rounds that the session had before. */
  rounds: number
  remembered: Record<string, Value>
}

/** A request as the engine takes it. */
export function runInput(run: LiveRun, request: RunRequest, plan: Plan, known: Known): RunInput {
  return {
    scope: {
      run_id: run.id,
      flow_id: request.flow.id,
      session_id: request.session_id,
      input_value: request.input_value,
      input_type: request.input_type,
      files: request.files ?? [],
      inputs: known.inputs,
      attachments: request.attachments ?? [],
      user_id: run.user_id === null ? '' : String(run.user_id),
      dialogue_count: known.rounds + 1,
    },
    conversation: known.remembered,
    ...(request.input_components ? { input_components: request.input_components } : {}),
    ...(request.start_component_id ? { start_component_id: request.start_component_id } : {}),
    ...(request.stop_component_id ? { stop_component_id: request.stop_component_id } : {}),
    ...(request.given ? { given: request.given } : {}),
    ...(request.entry ? { entry: request.entry } : {}),
    outputs: {
      output_type: outputType(request, plan),
      ...(request.output_component ? { output_component: request.output_component } : {}),
    },
  }
}

/** A workflow has no chat output: whoever asks for chat, which is what clients say by default, gets what it gives. */
function outputType({ output_type }: RunRequest, plan: Plan): RunRequest['output_type'] {
  const chats = plan.nodes.some((planned) => planned.component?.definition.output_type === 'chat')
  return output_type === 'chat' && !chats && plan.responders.length > 0 ? 'any' : output_type
}
