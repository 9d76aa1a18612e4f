import { findDefinition } from '@/components/definitions'
import type { ComponentDefinition } from '@/engine/component'
import type { GraphNode } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import type { RawNode } from './raw-flow'

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** The engine's node of a stored one. The component's own code, which came with it, is left behind: it is never run. */
export function readNode(raw: RawNode): GraphNode {
  const config: Record<string, unknown> = {}
  const variables: string[] = []
  const definition = findDefinition(raw.type)
  for (const [name, field] of Object.entries(raw.template)) {
    if (!isRecord(field) || name.startsWith('_') || FORBIDDEN.has(name) || isForeignCode(name, field, definition))
      continue
    config[name] = fieldValue(field)
    if (field.load_from_db === true && typeof field.value === 'string' && field.value !== '') variables.push(name)
  }
  // Newer loops give a table; that shows in the types of their output alone.
  if (definition?.loop && config.done_type === undefined && givesTable(raw, definition.loop.done)) {
    config.done_type = 'DataFrame'
  }
  return {
    id: raw.id,
    type: definition?.type ?? raw.type,
    name: raw.name,
    config,
    ...(variables.length > 0 ? { variables } : {}),
    ...(raw.frozen ? { frozen: true } : {}),
  }
}

function givesTable({ outputs }: RawNode, port: string): boolean {
  const output = outputs.find((item) => isRecord(item) && item.name === port)
  return isRecord(output) && Array.isArray(output.types) && output.types.includes('DataFrame')
}

/** Code is kept where a component runs it closed in, as what its author typed. */
function isForeignCode(
  name: string,
  field: Record<string, unknown>,
  definition: ComponentDefinition | undefined,
): boolean {
  if (name === 'code') return true
  return field.type === 'code' && !definition?.fields.some((known) => known.name === name && known.type === 'code')
}

function fieldValue(field: Record<string, unknown>): unknown {
  if (field.type === 'file' && isSet(field.file_path)) return field.file_path
  return field.value ?? null
}

function isSet(path: unknown): boolean {
  return Array.isArray(path) ? path.length > 0 : typeof path === 'string' && path !== ''
}
