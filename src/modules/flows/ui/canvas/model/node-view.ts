import type { ComponentDefinition, FieldDefinition, PortType } from '@/engine'
import { componentView } from './component-view'
import type { DefinitionIndex } from './definition-index'
import { asText, at } from './record'
import type { StoredNode } from './stored-flow'
import { componentType, isNote, nodeName, noteColor, noteSize, noteText, type Size } from './stored-node'
import { unknownPorts } from './unknown-ports'

export interface PortView {
  name: string
  label: string
  types: readonly PortType[]
  /** Several wires may end here. */
  multiple: boolean
  wired: boolean
  /** A wire ends here although the component has no such port. */
  stray: boolean
}

/** A component on the canvas, ready to be drawn. */
export interface ComponentView {
  kind: 'component'
  id: string
  type: string
  title: string
  description: string
  icon: string
  /** Absent when this installation does not have the component: kept, shown, not runnable. */
  definition: ComponentDefinition | undefined
  /** One line of what it will do. */
  summary: string | undefined
  inputs: readonly PortView[]
  outputs: readonly PortView[]
  /** All fields, those that follow from values among them; none of a component that is not installed. */
  fields: readonly FieldDefinition[]
}

export interface NoteView {
  kind: 'note'
  id: string
  text: string
  color: string
  size: Size
}

export type NodeView = ComponentView | NoteView

/** Names of a node's ports at which wires end. */
export interface NodeWires {
  inputs: ReadonlySet<string>
  outputs: ReadonlySet<string>
}

/** What the canvas shows of a stored node. */
export function nodeView(node: StoredNode, definitions: DefinitionIndex, wires: NodeWires): NodeView {
  if (isNote(node)) {
    return { kind: 'note', id: node.id, text: noteText(node), color: noteColor(node), size: noteSize(node) }
  }
  const type = componentType(node)
  const definition = definitions(type)
  if (definition) return componentView(node, definition, wires)
  return {
    kind: 'component',
    id: node.id,
    type,
    title: nodeName(node) ?? (type || node.id),
    description: asText(at(node, 'data', 'node', 'description')) ?? '',
    icon: '',
    definition: undefined,
    summary: undefined,
    fields: [],
    ...unknownPorts(node, wires),
  }
}
