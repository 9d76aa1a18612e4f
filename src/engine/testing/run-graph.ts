import { compile } from '../compile'
import type { ComponentRegistry } from '../component'
import type { RunEvent } from '../events'
import type { Graph } from '../graph'
import type { Ports } from '../ports'
import { type RunInput, type RunOptions, run } from '../run'
import { fakeRegistry } from './fake-components'
import { fakePorts } from './fake-ports'

export const scope: RunInput['scope'] = {
  run_id: 'run-1',
  flow_id: 'flow-1',
  session_id: 'session-1',
  input_value: 'hello',
  input_type: 'chat',
  files: [],
}

export interface RunGraphOptions extends RunOptions {
  input?: Partial<RunInput>
  ports?: Ports
  registry?: ComponentRegistry
}

/** Runs a graph to its end and returns all events. */
export async function runGraph(graph: Graph, options: RunGraphOptions = {}): Promise<RunEvent[]> {
  const { plan } = compile(graph, options.registry ?? fakeRegistry)
  const events: RunEvent[] = []
  for await (const event of run(plan, { scope, ...options.input }, options.ports ?? fakePorts(), options)) {
    events.push(event)
  }
  return events
}

/** The events of one type. */
export function only<T extends RunEvent['type']>(events: RunEvent[], type: T): Extract<RunEvent, { type: T }>[] {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type)
}
