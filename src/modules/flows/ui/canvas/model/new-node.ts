import type { ComponentDefinition } from '@/engine'
import { newLangflowNode } from '@/formats/langflow/new-langflow-node'
import type { StoredNode } from './stored-flow'
import type { Point } from './stored-node'

const NOTE = { width: 280, height: 160 }

/** A new node in stored form, all its fields at their defaults. */
export function newNode(definition: ComponentDefinition, id: string, position: Point): StoredNode {
  const node = newLangflowNode(definition, { id, position })
  return definition.inert ? { ...node, ...NOTE } : { ...node }
}
