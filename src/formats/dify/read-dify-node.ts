import type { GraphNode, Problem } from '@/engine/graph'
import type { DifyNode } from './dify-node'
import type { DifyMode } from './dify-parts'
import { nodePolicy } from './node-policy'

/** What stands in a node's `data` and is no setting of its component. */
const NOT_CONFIG = new Set([
  'type',
  'title',
  'desc',
  'selected',
  'error_strategy',
  'default_value',
  'retry_config',
  'width',
  'height',
  '__proto__',
  'constructor',
  'prototype',
])

/** The engine's node of one of Dify's. `mode` decides what a start node gives. */
export function readDifyNode(node: DifyNode, mode: DifyMode): { node: GraphNode; problems: Problem[] } {
  const config = Object.fromEntries(Object.entries(node.data).filter(([key]) => !NOT_CONFIG.has(key)))
  if (node.type === 'start') config.mode = mode
  const { policy, problems } = nodePolicy(node)
  const read: GraphNode = {
    id: node.id,
    type: node.type,
    name: node.name,
    config,
    ...(node.parent === undefined ? {} : { parent: node.parent }),
    ...(policy ? { policy } : {}),
  }
  return { node: read, problems }
}
