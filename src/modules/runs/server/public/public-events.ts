import type { Suspension } from '@/engine'
import type { NumberedRunEvent } from '../read-events'
import type { WireEvent } from '../studio/build-events'
import { wireForm } from '../studio/wire-form'
import { messageProperties, wireMessage, wireOutput } from '../studio/wire-value'

interface Scope {
  flow_id: string
  tenant_id: string
  /** As the visitor named it. */
  session_id: string
}

/**
 * A run's events as a visitor sees them: what is said, what output nodes gave, and the end. How the flow works is not told:
 * no settings, no inputs, no tools, no errors of nodes.
 */
export function publicEvents({ event }: NumberedRunEvent, base: Scope): WireEvent[] {
  const scope = { ...base, timestamp: new Date().toISOString() }
  switch (event.type) {
    case 'run_started':
      return [{ event: 'vertices_sorted', data: { ids: [], to_run: [] } }]
    case 'token':
      return [
        { event: 'token', data: { chunk: event.chunk, id: String(event.message_id), timestamp: scope.timestamp } },
      ]
    case 'message':
      return [
        {
          event: 'add_message',
          data: {
            ...wireMessage(event.message, scope, event.state),
            session_id: base.session_id,
            tenant_id: null,
            properties: { ...messageProperties({}), state: event.state },
            content_blocks: [],
          },
        },
      ]
    case 'run_finished':
      return [
        ...event.outputs.map((output) => ({
          event: 'end_vertex',
          data: { build_data: outputOf(output, scope.timestamp) },
        })),
        { event: 'end', data: { build_duration: event.duration_ms / 1_000 } },
      ]
    case 'run_failed':
      return [{ event: 'error', data: errorData('The flow could not finish. Try again, or tell its owner.', base) }]
    case 'run_stopped':
      return [{ event: 'error', data: { ...errorData('The build was cancelled', base), category: 'stopped' } }]
    case 'run_paused':
      return [
        { event: 'paused', data: pauseOf(event.suspensions) },
        { event: 'end', data: { build_duration: event.duration_ms / 1_000 } },
      ]
    case 'node_started':
    case 'node_finished':
    case 'node_failed':
    case 'node_skipped':
    case 'node_retried':
    case 'node_suspended':
    case 'run_resumed':
    case 'turn_started':
    case 'turn_finished':
    case 'variable_updated':
    case 'log':
      return []
  }
}

/** What an output node gave, without anything about how. */
function outputOf(output: Extract<NumberedRunEvent['event'], { type: 'run_finished' }>['outputs'][number], at: string) {
  const outputs = Object.fromEntries(Object.entries(output.outputs).map(([port, value]) => [port, wireOutput(value)]))
  return {
    id: output.node_id,
    inactivated_vertices: [],
    next_vertices_ids: [],
    top_level_vertices: [],
    valid: true,
    params: null,
    data: { results: {}, outputs, logs: {}, message: {}, artifacts: {}, timedelta: null, duration: null },
    timestamp: at,
  }
}

/** Forms for whoever uses the flow are shown to the visitor; others wait for a person inside. */
function pauseOf(suspensions: readonly Suspension[]) {
  const shown = suspensions.filter(({ request }) => request.in_console)
  return { forms: shown.map(wireForm), waits_inside: shown.length < suspensions.length }
}

const errorData = (text: string, { session_id, flow_id }: Scope) => ({
  text,
  error: true,
  category: 'error',
  session_id,
  flow_id,
  content_blocks: [],
})
