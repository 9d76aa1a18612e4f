import { findDefinition } from '@/components/definitions'
import type { PortRef } from './connection'
import { newNode } from './new-node'
import { type ComponentView, nodeView } from './node-view'
import type { StoredNode } from './stored-flow'

/** For tests: a new node of an installed component. */
export function sampleNode(type: string, id: string, position = { x: 0, y: 0 }): StoredNode {
  const definition = findDefinition(type)
  if (!definition) throw new Error(`No component ${type} is installed.`)
  return newNode(definition, id, position)
}

/** For tests: the view of a node to which no wire leads. */
export function sampleView(node: StoredNode): ComponentView {
  const view = nodeView(node, findDefinition, { inputs: new Set(), outputs: new Set() })
  if (view.kind !== 'component') throw new Error(`${node.id} is a note.`)
  return view
}

/** For tests: a port of a view by its name. */
export function samplePort(view: ComponentView, name: string): PortRef {
  const port = [...view.inputs, ...view.outputs].find((candidate) => candidate.name === name)
  if (!port) throw new Error(`${view.id} has no port ${name}.`)
  return { node: view, port }
}
