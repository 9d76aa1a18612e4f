import { findDefinition } from '@/components/definitions'
import type { GraphNode } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import type { RawNode } from './raw-flow'

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** The engine's node of a stored one. Code that came with it is left behind: it is never run. */
export function readNode(raw: RawNode): GraphNode {
  const config: Record<string, unknown> = {}
  const variables: string[] = []
  for (const [name, field] of Object.entries(raw.template)) {
    if (!isRecord(field) || name.startsWith('_') || FORBIDDEN.has(name) || field.type === 'code') continue
    config[name] = fieldValue(field)
    if (field.load_from_db === true && typeof field.value === 'string' && field.value !== '') variables.push(name)
  }
  return {
    id: raw.id,
    type: findDefinition(raw.type)?.type ?? raw.type,
    name: raw.name,
    config,
    ...(variables.length > 0 ? { variables } : {}),
    ...(raw.frozen ? { frozen: true } : {}),
  }
}

function fieldValue(field: Record<string, unknown>): unknown {
  if (field.type === 'file' && typeof field.file_path === 'string' && field.file_path !== '') return field.file_path
  return field.value ?? null
}
