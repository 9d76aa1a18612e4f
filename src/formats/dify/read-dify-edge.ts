import { findDefinition } from '@/components/definitions'
import type { GraphEdge, GraphNode } from '@/engine/graph'
import { rawEdge } from '../langflow/raw-flow'
import { idOf } from './dify-node'
import { textAt } from './dify-parts'

/** Handles that say "what comes next" and name no value. */
const PLAIN_TARGET = 'target'
const PLAIN_SOURCE = 'source'
/** Older files call the ordinary way on so where a node also has a way on for failures. */
const SUCCESS = 'success-branch'

export interface MixedNodes {
  dify: ReadonlySet<string>
  langflow: ReadonlyMap<string, GraphNode>
}

/**
 * The engine's edge of a stored one that touches a Dify node. It only orders work, but where it ends at a field of a
 * Langflow node it carries the output that its source handle names. Undefined when it connects nothing.
 */
export function readDifyEdge(
  stored: Record<string, unknown>,
  position: number,
  { dify, langflow }: MixedNodes,
): GraphEdge | undefined {
  const raw = rawEdge(stored, position)
  const source = idOf(stored.source) ?? raw?.source
  const target = idOf(stored.target) ?? raw?.target
  if (source === undefined || target === undefined) return undefined
  const id = idOf(stored.id) ?? `edge-${position}-${source}-${target}`
  const from = textAt(stored, 'sourceHandle')
  const source_port = raw?.from.port ?? (!from || from === SUCCESS ? PLAIN_SOURCE : from)
  const field = dify.has(target)
    ? undefined
    : fieldOf(langflow.get(target), raw?.to.port, textAt(stored, 'targetHandle'))
  return field === undefined
    ? { id, source, source_port, target, target_port: PLAIN_TARGET, kind: 'control' }
    : { id, source, source_port, target, target_port: field, kind: 'data' }
}

/** The field of a Langflow node that a handle names, written in its own form or as a plain name. */
function fieldOf(
  node: GraphNode | undefined,
  port: string | undefined,
  handle: string | undefined,
): string | undefined {
  if (port !== undefined || !node || !handle || handle === PLAIN_TARGET) return port
  const known = findDefinition(node.type)?.fields.some(
    ({ name, aliases }) => name === handle || aliases?.includes(handle),
  )
  return known || Object.hasOwn(node.config, handle) ? handle : undefined
}
