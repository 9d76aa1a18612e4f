import { newLangflowEdge } from '@/formats/langflow/new-langflow-edge'
import type { PortRef } from './connection'
import { newControlEdge } from './dify/new-control-edge'
import type { Inside } from './dify/new-dify-node'
import type { StoredEdge } from './stored-flow'

/** A new wire in stored form; `inside` is the container around both ends of a control wire. Ports of components that are not installed are described as far as they are known. */
export function newEdge(from: PortRef, to: PortRef, inside?: Inside): StoredEdge {
  if (to.port.control) return newControlEdge(from, to, inside)
  const output = from.node.definition?.outputs.find(({ name }) => name === from.port.name)
  const source = {
    id: from.node.id,
    type: from.node.type,
    output: output ?? { name: from.port.name, display_name: from.port.label, types: from.port.types },
  }
  const { id, type, definition } = to.node
  const item = definition?.loop?.item === to.port.name ? definition.loop.item : undefined
  const loop_output = definition?.outputs.find(({ name }) => name === item)
  if (loop_output) return { ...newLangflowEdge({ source, target: { id, type, loop_output } }) }
  const field = to.node.fields.find(({ name }) => name === to.port.name) ?? {
    name: to.port.name,
    display_name: to.port.label,
    type: 'handle' as const,
    input_types: to.port.types,
  }
  return { ...newLangflowEdge({ source, target: { id, field } }) }
}
