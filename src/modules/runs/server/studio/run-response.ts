import type { RunOutput, Suspension } from '@/engine'
import { isMessage } from '@/engine/value-guards'
import type { RunAnswer } from '../../contract/run.schema'
import type { RunResult } from '../live-run'
import { wireForm } from './wire-form'
import { durationText, type WireScope, wireArtifact, wireOutput, wireResult } from './wire-value'

type ResultData = RunAnswer['outputs'][number]['outputs'][number]

/** The answer of a finished run in the studio document's form. */
export function runResponse(result: RunResult, input_value: string, scope: WireScope): RunAnswer {
  return {
    outputs: [
      {
        inputs: { input_value },
        outputs: [
          ...result.outputs.map((output) => resultData(output, scope)),
          ...result.suspensions.map((suspension) => waitingData(suspension, result.duration_ms)),
        ],
      },
    ],
    session_id: scope.session_id,
  }
}

function resultData(output: RunOutput, scope: WireScope): ResultData {
  const ports = Object.entries(output.outputs)
  const by = <T>(make: (value: (typeof ports)[number][1]) => T) =>
    Object.fromEntries(ports.map(([port, value]) => [port, make(value)]))
  const [first] = ports
  return {
    results: by((value) => wireResult(value, scope)),
    artifacts: first ? wireArtifact(first[1]) : {},
    outputs: by(wireOutput),
    logs: by(() => []),
    messages: ports.flatMap(([, value]) =>
      isMessage(value)
        ? [
            {
              message: value.text,
              sender: value.sender,
              sender_name: value.sender_name,
              session_id: value.session_id || scope.session_id,
              stream_url: null,
              component_id: output.node_id,
              files: value.files.map((path) => ({ path })),
              type: 'text',
            },
          ]
        : [],
    ),
    timedelta: output.duration_ms / 1_000,
    duration: durationText(output.duration_ms),
    component_display_name: output.display_name,
    component_id: output.node_id,
    used_frozen_result: false,
  }
}

/** A node that waits for a person, where its result will be. */
function waitingData(suspension: Suspension, duration_ms: number): ResultData {
  const form = wireForm(suspension)
  return {
    results: { form },
    artifacts: {},
    outputs: { form: { message: form, type: 'object' } },
    logs: {},
    messages: [],
    timedelta: duration_ms / 1_000,
    duration: durationText(duration_ms),
    component_display_name: suspension.node_name,
    component_id: suspension.path.node_id,
    used_frozen_result: false,
  }
}
