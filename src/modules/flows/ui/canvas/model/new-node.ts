import type { ComponentDefinition } from '@/engine'
import { newLangflowNode } from '@/formats/langflow/new-langflow-node'
import { isDifyFlow } from './dify/as-dify'
import { type Inside, newDifyNode } from './dify/new-dify-node'
import { nodeTimeId } from './dify/node-time-id'
import { newNodeId } from './node-id'
import type { StoredFlow, StoredNode } from './stored-flow'
import type { Point } from './stored-node'

const NOTE = { width: 280, height: 160 }

/** A new node in stored form, all its fields at their defaults. */
export function newNode(definition: ComponentDefinition, id: string, position: Point): StoredNode {
  const node = newLangflowNode(definition, { id, position })
  return definition.inert ? { ...node, ...NOTE } : { ...node }
}

/**
 * A new node in the form of its family, with a fresh id; notes take the form of the flow. Of a container, the mark where
 * its turns begin comes behind it.
 */
export function newNodes(
  definition: ComponentDefinition,
  flow: StoredFlow,
  position: Point,
  inside?: Inside,
): [StoredNode, ...StoredNode[]] {
  const taken = new Set(flow.nodes.map((node) => node.id))
  const asStep = definition.control_ports !== undefined || (definition.inert === true && isDifyFlow(flow))
  if (asStep) return newDifyNode(definition, nodeTimeId(taken), position, inside)
  return [newNode(definition, newNodeId(definition.type, taken), position)]
}
