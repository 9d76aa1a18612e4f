import type { ComponentDefinition, FieldDefinition, PortType } from '@/engine'
import { componentView } from './component-view'
import type { DefinitionIndex } from './definition-index'
import { asDify } from './dify/as-dify'
import { difyView } from './dify/dify-view'
import { difyNoteColors, noteColors } from './note-colors'
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
  /** Its wires carry no value, only what comes next. */
  control?: boolean
  /** It stands beside the card's name, without a row of its own. */
  header?: boolean
  /** What decides about this way on, in a few words. */
  hint?: string
}

/** A component on the canvas, ready to be drawn. */
export interface ComponentView {
  kind: 'component'
  id: string
  type: string
  /** Joined by values, or ordered by control wires. */
  family: 'value' | 'flow'
  /** A card, the frame around the nodes inside a container, or the small mark where each of its turns begins. */
  shape: 'card' | 'frame' | 'mark'
  /** Of a frame. */
  size?: Size
  /** The container around it, to whose corner its place is told. */
  parent?: string | undefined
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
  /** Colours that a note of its family may have. */
  colors: readonly string[]
  size: Size
  parent?: string | undefined
}

export type NodeView = ComponentView | NoteView

/** Names of a node's ports at which wires end. */
export interface NodeWires {
  inputs: ReadonlySet<string>
  outputs: ReadonlySet<string>
}

/** What a view depends on besides its node. */
export interface Surroundings {
  /** The container around the node, when it is on the canvas. */
  parent?: string | undefined
  /** How much room the nodes inside take, when there are any. */
  inside?: Size | undefined
  /** Nodes of both families are on the canvas: values can be led from one to the other. */
  showValues?: boolean
}

/** What the canvas shows of a stored node. */
export function nodeView(
  node: StoredNode,
  definitions: DefinitionIndex,
  wires: NodeWires,
  around: Surroundings = {},
): NodeView {
  if (isNote(node)) {
    const colors = asDify(node) ? difyNoteColors : noteColors
    const [text, color, size] = [noteText(node), noteColor(node), noteSize(node)]
    return { kind: 'note', id: node.id, text, color, colors, size, parent: around.parent }
  }
  const type = componentType(node)
  const definition = definitions(type)
  const dify = asDify(node)
  if (dify) return difyView(node, dify, definition?.control_ports ? definition : undefined, wires, around)
  if (definition) return componentView(node, definition, wires)
  return {
    kind: 'component',
    family: 'value',
    shape: 'card',
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
