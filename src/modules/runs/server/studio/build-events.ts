import type { RunEvent, Value } from '@/engine'
import { withHint } from '@/lib/with-hint'
import type { NumberedRunEvent } from '../read-events'
import { wireForm } from './wire-form'
import { durationText, type WireScope, wireArtifact, wireMessage, wireOutput, wireResult } from './wire-value'

export interface WireEvent {
  event: string
  data: unknown
}

type Scope = Omit<WireScope, 'timestamp'>

/** A run's events under the names and in the shapes that build readers of the studio document know. */
export function buildEvents({ event }: NumberedRunEvent, base: Scope): WireEvent[] {
  const scope: WireScope = { ...base, timestamp: new Date().toISOString() }
  switch (event.type) {
    case 'run_started':
      return [{ event: 'vertices_sorted', data: { ids: event.first, to_run: event.node_ids } }]
    case 'node_started':
      return [{ event: 'build_start', data: { id: event.node_id } }]
    case 'token':
    case 'message':
      return conversationEvents(event, scope)
    case 'node_finished':
      return [
        { event: 'build_end', data: { id: event.node_id } },
        { event: 'end_vertex', data: { build_data: builtVertex(event, scope) } },
      ]
    case 'node_failed':
      return [{ event: 'end_vertex', data: { build_data: failedVertex(event, scope) } }]
    case 'run_finished':
      return [{ event: 'end', data: { build_duration: event.duration_ms / 1_000 } }]
    case 'run_failed':
      return [{ event: 'error', data: errorData(withHint(event.error), scope) }]
    case 'run_stopped':
      return [{ event: 'error', data: errorData('The build was cancelled', scope) }]
    case 'run_paused':
      return [
        { event: 'paused', data: { forms: event.suspensions.map(wireForm) } },
        { event: 'end', data: { build_duration: event.duration_ms / 1_000 } },
      ]
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

/** Tokens and messages, which the streams of runs and of builds have in common. */
export function conversationEvents(
  event: Extract<RunEvent, { type: 'token' | 'message' }>,
  scope: WireScope,
): WireEvent[] {
  if (event.type === 'token')
    return [{ event: 'token', data: { chunk: event.chunk, id: String(event.message_id), timestamp: scope.timestamp } }]
  return [{ event: 'add_message', data: wireMessage(event.message, scope, event.state) }]
}

const errorData = (text: string, scope: WireScope) => ({
  text,
  error: true,
  category: 'error',
  session_id: scope.session_id,
  flow_id: scope.flow_id,
  content_blocks: [],
})

function builtVertex(event: Extract<RunEvent, { type: 'node_finished' }>, scope: WireScope) {
  const ports = Object.entries(event.outputs)
  const by = <T>(make: (value: Value) => T) => Object.fromEntries(ports.map(([port, value]) => [port, make(value)]))
  return {
    id: event.node_id,
    inactivated_vertices: event.skipped,
    next_vertices_ids: event.next,
    top_level_vertices: event.next,
    valid: true,
    params: event.inputs,
    data: {
      results: by((value) => wireResult(value, scope)),
      outputs: by(wireOutput),
      logs: by(() => []),
      message: by(wireArtifact),
      artifacts: by(wireArtifact),
      timedelta: event.duration_ms / 1_000,
      duration: durationText(event.duration_ms),
      used_frozen_result: false,
    },
    timestamp: scope.timestamp,
  }
}

function failedVertex(event: Extract<RunEvent, { type: 'node_failed' }>, scope: WireScope) {
  const message = { errorMessage: withHint(event.error), stackTrace: '' }
  return {
    id: event.node_id,
    inactivated_vertices: [],
    next_vertices_ids: [],
    top_level_vertices: [],
    valid: false,
    params: withHint(event.error),
    data: {
      results: {},
      outputs: { error: { message, type: 'error' } },
      logs: {},
      message: {},
      artifacts: {},
      timedelta: event.duration_ms / 1_000,
      duration: durationText(event.duration_ms),
      used_frozen_result: false,
    },
    timestamp: scope.timestamp,
  }
}
