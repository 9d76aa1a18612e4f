import type { Component, ComponentRegistry, NodeContext, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { Graph } from '@/engine/graph'
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
    const mock = mocks[node.id]
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
  return { outputs }
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
