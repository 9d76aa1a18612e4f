import type { Capability } from '@/engine/capabilities'
import { findDefinition } from './definitions'

interface Node {
  type: string
  config: Record<string, unknown>
}

/** What a node of a graph may do, as it is set. None for one that is not known: it cannot run. */
export function nodeCapabilities({ type, config }: Node): readonly Capability[] {
  const { capabilities = [], used_capabilities } = findDefinition(type) ?? {}
  return [...new Set(used_capabilities ? used_capabilities(config) : capabilities)]
}

/** Names or ids of the flows that a node runs. */
export const calledFlows = ({ type, config }: Node): readonly string[] =>
  findDefinition(type)?.called_flows?.(config) ?? []
