import type { NodePolicy } from '@/engine/graph'
import { type FakePorts, fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import type { Value } from '@/engine/values'
import { registry } from '../../registry'

interface Options {
  /** Values that the node may read as `start.<name>`. */
  values?: Record<string, Value>
  ports?: FakePorts
  policy?: NodePolicy
  query?: string
}

/** Runs one flow node after a start node that gives `values`, as the engine does. */
export async function runFlowNode(type: string, config: Record<string, unknown>, options: Options = {}) {
  const ports = options.ports ?? fakePorts()
  const ways = registry(type)?.definition.control_ports?.(config) ?? []
  const ends = [...ways.map((way) => way.name), 'fail-branch']
  const events = await runGraph(
    {
      nodes: [
        { id: 'start', type: 'start', name: 'Start', config: { variables: [] } },
        { id: 'node', type, name: 'The node', config, ...(options.policy ? { policy: options.policy } : {}) },
        ...ends.map((name) => ({ id: `to ${name}`, type: 'answer', name, config: { answer: '' } })),
      ],
      edges: [
        { id: 'in', source: 'start', source_port: 'source', target: 'node', target_port: 'target', kind: 'control' },
        ...ends.map((name) => ({
          id: name,
          source: 'node',
          source_port: name,
          target: `to ${name}`,
          target_port: 'target',
          kind: 'control' as const,
        })),
      ],
    },
    {
      ports,
      registry,
      input: { scope: { ...scope, input_value: options.query ?? 'hello', inputs: options.values ?? {} } },
    },
  )
  const finished = only(events, 'node_finished').find((event) => event.node_id === 'node')
  return {
    outputs: finished?.outputs ?? {},
    recovered: finished?.recovered,
    error: only(events, 'run_failed')[0]?.error,
    ways: only(events, 'node_finished').flatMap(({ node_id }) => (node_id.startsWith('to ') ? [node_id.slice(3)] : [])),
    events,
    ports,
  }
}
