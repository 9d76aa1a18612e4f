import type { ComponentDefinition } from '@/engine'
import { TOOL_PORT } from '@/engine/tool-port'
import { isRecord } from '@/lib/is-record'
import { edgePorts } from './edge-ports'
import { changeNode } from './edits'
import { at } from './record'
import type { StoredEdge, StoredFlow } from './stored-flow'

/** Whether a component is made to be an agent's tool: a model can give values for some of its fields. */
export function offersTool(definition: ComponentDefinition): boolean {
  if (definition.control_ports || definition.inert || definition.input_type || definition.output_type) return false
  if (definition.outputs.some((output) => output.types.includes('Tool'))) return false
  return definition.fields.some((field) => field.tool_mode === true)
}

/** Langflow's own canvas drops the wire of a tool unless its node says that it is one. */
export function withToolMode(flow: StoredFlow, edge: StoredEdge): StoredFlow {
  if (edgePorts(edge).source_port !== TOOL_PORT) return flow
  return changeNode(flow, edge.source, (node) => {
    const inner = at(node, 'data', 'node')
    if (!isRecord(inner) || inner.tool_mode === true) return node
    return { ...node, data: { ...(isRecord(node.data) ? node.data : {}), node: { ...inner, tool_mode: true } } }
  })
}
