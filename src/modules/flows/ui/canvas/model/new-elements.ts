import type { ComponentDefinition } from '@/engine'
import { moveEdge, encodeHandle } from './move-edge'
import type { StoredEdge, StoredNode } from './stored-flow'
import type { Point } from './stored-node'
import { storedField } from './stored-field'
import type { PortRef } from './connection'

export function newNode(definition: ComponentDefinition, id: string, position: Point): StoredNode {
  return {
    id,
    type: 'genericNode',
    position,
    data: {
      id,
      type: definition.type,
      node: {
        display_name: definition.display_name,
        description: definition.description,
        template: Object.fromEntries(definition.fields.map((field) => [field.name, storedField(field)])),
        outputs: definition.outputs.map((o) => ({ name: o.name, display_name: o.display_name, types: o.types })),
      },
    },
  }
}

export function newNote(id: string, position: Point): StoredNode {
  return {
    id,
    type: 'noteNode',
    position,
    width: 280,
    height: 160,
    data: { id, type: 'note', node: { description: '', display_name: '', documentation: '', template: { backgroundColor: 'amber' } } },
  }
}

export function newEdge(from: PortRef, to: PortRef): StoredEdge {
  const sourceHandle = { dataType: from.node.type, id: from.node.id, name: from.port.name, output_types: from.port.types }
  const targetHandle = { fieldName: to.port.name, id: to.node.id, inputTypes: to.port.types, type: 'str' }
  return moveEdge(
    {
      id: '',
      source: from.node.id,
      target: to.node.id,
      sourceHandle: encodeHandle(sourceHandle),
      targetHandle: encodeHandle(targetHandle),
      data: { sourceHandle, targetHandle },
    },
    from.node.id,
    to.node.id,
  )
}
