import type { Component, ComponentRegistry, NodeContext, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { Graph, GraphNode } from '@/engine/graph'
import type { JsonValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { flowNode } from '../flow-node'

type Mocks = Readonly<Record<string, Record<string, JsonValue>>>

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/**
 * A graph in which some nodes give set outputs instead of running: each gets a type of its own, and the registry that goes
 * with it. `$error` fails the node, `$sequence` gives one entry per call, `$chunks` are the pieces of the streamed text.
 */
export function mocked(
  graph: Graph,
  mocks: Mocks,
  registry: ComponentRegistry,
): { graph: Graph; registry: ComponentRegistry } {
  const components = new Map<string, Component>()
  const nodes = graph.nodes.map((node) => {
    const mock = withDefaults(mocks[node.id], node)
    if (!mock) return node
    const real = registry(node.type)?.definition
    const definition = real ?? flowNode({ ...plain, type: node.type })
    const sequence = Array.isArray(mock.$sequence) ? [...mock.$sequence] : undefined
    const handler = (_inputs: unknown, context: NodeContext) => {
      const next = sequence?.shift()
      return play(isRecord(next) ? next : mock, context)
    }
    components.set(`mock:${node.id}`, { definition, handler })
    return { ...node, type: `mock:${node.id}` }
  })
  return { graph: { ...graph, nodes }, registry: (type) => components.get(type) ?? registry(type) }
}

const plain = { display_name: '', description: '', icon: 'box', category: 'logic', fields: [] } as const

async function play(mock: Record<string, unknown>, context: NodeContext): Promise<NodeResult> {
  if (typeof mock.$delay_seconds === 'number') await wait(mock.$delay_seconds)
  if (typeof mock.$error === 'string') throw new EngineError('node_failed', mock.$error)
  const outputs: Record<string, Value> = {}
  for (const [name, value] of Object.entries(mock)) if (!name.startsWith('$')) outputs[name] = toValue(value)
  if (typeof outputs.text === 'string') {
    const pieces = Array.isArray(mock.$chunks) ? mock.$chunks.map(String) : outputs.text.split(/(?= )/)
    const pause = typeof mock.$delay_seconds_per_chunk === 'number' ? mock.$delay_seconds_per_chunk : 0
    await context.stream(slowly(pieces, pause))
  }
  const branch = outputs.class_id ?? outputs.selected_case_id ?? outputs.__action_id
  return { outputs, ...(typeof branch === 'string' ? { taken: [branch] } : {}) }
}

/** A mock without outputs: code gives a value of each type that it declares, a template is rendered as it is. */
function withDefaults(
  mock: Record<string, JsonValue> | undefined,
  node: GraphNode,
): Record<string, JsonValue> | undefined {
  if (!mock || Object.keys(mock).length > 0) return mock
  if (node.type !== 'code' || !isRecord(node.config.outputs)) return undefined
  return Object.fromEntries(
    Object.entries(node.config.outputs).map(([name, output]) => [
      name,
      defaultOf(name, isRecord(output) ? String(output.type) : 'string'),
    ]),
  )
}

function defaultOf(name: string, type: string): JsonValue {
  switch (type) {
    case 'number':
      return 42
    case 'object':
      return { key: 'value' }
    case 'array[string]':
      return ['item1', 'item2']
    case 'array[number]':
      return [1, 2, 3]
    case 'array[object]':
      return [{ key: 'value1' }, { key: 'value2' }]
    default:
      return `mocked_${name}`
  }
}

async function* slowly(pieces: readonly string[], pause: number): AsyncIterable<string> {
  for (const piece of pieces) {
    if (pause > 0) await wait(pause)
    yield piece
  }
}

function toValue(value: unknown): Value {
  const copy: JsonValue = JSON.parse(JSON.stringify(value))
  return copy
}
