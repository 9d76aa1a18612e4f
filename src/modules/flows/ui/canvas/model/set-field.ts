import type { ComponentDefinition, FieldDefinition } from '@/engine'
import { withNodeConfig } from '@/formats/langflow/new-langflow-node'
import { isRecord } from '@/lib/is-record'
import { changeNode } from './edits'
import { at } from './record'
import type { StoredFlow, StoredNode } from './stored-flow'
import { isVariableName, nodeTemplate } from './stored-node'

interface FieldChange {
  value: unknown
  /** The value is the name of a variable. */
  isVariable: boolean
}

/**
 * Sets the value of a node's field. Everything else that the node's file says of the field stays; a field that an
 * older file does not have is added to it, and fields that follow from the value come and go with it.
 */
export function setField(
  flow: StoredFlow,
  nodeId: string,
  definition: ComponentDefinition,
  field: FieldDefinition,
  change: FieldChange,
): StoredFlow {
  return changeNode(flow, nodeId, (node) => {
    const template = nodeTemplate(node)
    const name = [field.name, ...(field.aliases ?? [])].find((known) => isRecord(template[known])) ?? field.name
    const before = template[name]
    if (isRecord(before) && Object.is(before.value, change.value) && isVariableName(node, name) === change.isVariable) {
      return node
    }
    return withNodeConfig(withTemplate(node), definition, { [name]: change.value }, change.isVariable ? [name] : [])
  })
}

type NodeWithTemplate = StoredNode & { data: { node: { template: Record<string, unknown> } } }

function hasTemplate(node: StoredNode): node is NodeWithTemplate {
  return isRecord(at(node, 'data', 'node', 'template'))
}

/** Nodes written by hand may come without a place for values. */
function withTemplate(node: StoredNode): NodeWithTemplate {
  if (hasTemplate(node)) return node
  const data = isRecord(node.data) ? node.data : {}
  return { ...node, data: { ...data, node: { ...(isRecord(data.node) ? data.node : {}), template: {} } } }
}
