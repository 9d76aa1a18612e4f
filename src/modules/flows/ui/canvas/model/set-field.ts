import type { FieldDefinition } from '@/engine'
import { changeNode } from './edits'
import { isRecord, setAt } from './record'
import { storedField } from './stored-field'
import type { StoredFlow } from './stored-flow'
import { nodeTemplate } from './stored-node'

interface FieldChange {
  value: unknown
  /** The value is the name of a variable. */
  isVariable?: boolean
}

/**
 * Sets the value of a node's field. Everything else that the node's file says of the field stays; a field that an
 * older file does not have is added to it.
 */
export function setField(flow: StoredFlow, nodeId: string, field: FieldDefinition, change: FieldChange): StoredFlow {
  return changeNode(flow, nodeId, (node) => {
    const template = nodeTemplate(node)
    const name = [field.name, ...(field.aliases ?? [])].find((known) => isRecord(template[known])) ?? field.name
    const before = isRecord(template[name]) ? template[name] : storedField(field)
    const variable = change.isVariable ?? before.load_from_db === true
    if (Object.is(before.value, change.value) && variable === (before.load_from_db === true) && name in template) {
      return node
    }
    const after = { ...before, value: change.value, ...(field.load_from_db ? { load_from_db: variable } : {}) }
    return { ...node, data: setAt(node.data, ['node', 'template', name], after) }
  })
}

/** Adds the fields that a value has just called into being (a prompt's variables) to the node's stored form. */
export function addFields(flow: StoredFlow, nodeId: string, fields: readonly FieldDefinition[]): StoredFlow {
  return changeNode(flow, nodeId, (node) => {
    const template = nodeTemplate(node)
    const missing = fields.filter((field) => !isRecord(template[field.name]))
    if (missing.length === 0) return node
    const added = Object.fromEntries(missing.map((field) => [field.name, storedField(field)]))
    return { ...node, data: setAt(node.data, ['node', 'template'], { ...template, ...added }) }
  })
}
