import { findDefinition } from '@/components/definitions'
import type { ComponentDefinition } from '@/engine/component'
import type { GraphEdge, GraphNode } from '@/engine/graph'
import { TOOL_PORT } from '@/engine/tool-port'
import type { RawEdge } from './raw-flow'

/** Class names by which old exports say that an output is a model. */
const MODEL_CLASS = /LanguageModel|ChatModel|LLM/
/** Class names by which they say that the node itself is a tool. */
const TOOL_CLASS = /^(Base|Structured)?Tool$/

/** The engine's edge of a stored one. Ports that old exports do not name are found by what the wire carries. */
export function readEdge(raw: RawEdge, nodes: ReadonlyMap<string, GraphNode>): GraphEdge {
  const source = nodes.get(raw.source)
  const definition = source && findDefinition(source.type)
  return {
    id: raw.id,
    source: raw.source,
    source_port: sourcePort(raw, definition),
    target: raw.target,
    target_port: raw.to.port ?? 'input_value',
    kind: 'data',
  }
}

function sourcePort({ from }: RawEdge, definition: ComponentDefinition | undefined): string {
  if (!definition) return from.port ?? 'output'
  const known = definition.outputs.some((port) => port.name === from.port)
  if (!known && from.types.some((type) => TOOL_CLASS.test(type))) return TOOL_PORT
  return from.port ?? outputFor(definition, from.types) ?? 'output'
}

function outputFor(definition: ComponentDefinition, types: readonly string[]): string | undefined {
  const wanted = types.some((type) => MODEL_CLASS.test(type)) ? 'LanguageModel' : undefined
  const output =
    definition.outputs.find((port) => wanted !== undefined && port.types.some((type) => type === wanted)) ??
    definition.outputs.find((port) => port.types.some((type) => types.includes(type)))
  return (output ?? definition.outputs[0])?.name
}
