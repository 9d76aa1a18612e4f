import type { RunEvent } from '@/engine/events'
import { type FakePorts, fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph } from '@/engine/testing/run-graph'
import type { Value } from '@/engine/values'
import { registry } from '../registry'

export interface RunNodeOptions {
  ports?: FakePorts
  variables?: string[]
  /** Values that come along wires, by field. */
  wires?: Record<string, Value>
  /** Outputs that something is connected to; without any, all are wanted. */
  connected?: string[]
  session_id?: string
}

export interface RanNode {
  outputs: Record<string, Value>
  error: Extract<RunEvent, { type: 'run_failed' }>['error'] | undefined
  events: RunEvent[]
  skipped: string[]
}

/** Runs one component in a flow of its own, as the engine does. */
export async function runNode(
  type: string,
  config: Record<string, unknown>,
  options: RunNodeOptions = {},
): Promise<RanNode> {
  const wires = Object.keys(options.wires ?? {})
  const graph = {
    nodes: [
      ...wires.map((field) => ({ id: `from-${field}`, type: 'Given', name: field, config: {} })),
      { id: 'node', type, name: 'The node', config, variables: options.variables ?? [] },
      ...(options.connected ?? []).map((port) => ({ id: `to-${port}`, type: 'Sink', name: port, config: {} })),
    ],
    edges: [
      ...wires.map((field) => wire(`from-${field}`, 'out', 'node', field)),
      ...(options.connected ?? []).map((port) => wire('node', port, `to-${port}`, 'in')),
    ],
  }
  const given = Object.fromEntries(wires.map((field) => [`from-${field}`, { out: options.wires?.[field] ?? null }]))
  const events = await runGraph(graph, {
    ports: options.ports ?? fakePorts(),
    registry: (name) => testEnds.get(name) ?? registry(name),
    input: { start_component_id: 'node', given },
  })
  const finished = only(events, 'node_finished').find((event) => event.node_id === 'node')
  return {
    outputs: finished?.outputs ?? {},
    error: only(events, 'run_failed')[0]?.error,
    events,
    skipped: only(events, 'node_skipped').map((event) => event.node_id),
  }
}

function wire(source: string, source_port: string, target: string, target_port: string) {
  return { id: `${source}-${target}`, source, source_port, target, target_port, kind: 'data' as const }
}

const end = { display_name: '', description: '', icon: 'box', category: 'logic' } as const
const any = { name: 'in', display_name: 'In', type: 'handle', input_types: ['Any'] } as const
const out = { name: 'out', display_name: 'Out', types: ['Any'] } as const

const testEnds = new Map([
  [
    'Given',
    { definition: { ...end, type: 'Given', fields: [], outputs: [out] }, handler: async () => ({ outputs: {} }) },
  ],
  [
    'Sink',
    { definition: { ...end, type: 'Sink', fields: [any], outputs: [] }, handler: async () => ({ outputs: {} }) },
  ],
])
