import { z } from 'zod'
import type { Value } from '@/engine'
import { toJson } from '@/lib/to-json'
import type { ComponentView } from './node-view'
import { at } from './record'

const Json = z.json()
export const PinnedNode = z.record(z.string(), Json)
export const PinnedOutputs = z.record(z.string(), PinnedNode)

export type PinnedValue = z.infer<typeof Json>
/** What stands in for the outputs of a node, by port. */
export type PinnedNode = z.infer<typeof PinnedNode>
/** By node. */
export type PinnedOutputs = z.infer<typeof PinnedOutputs>

/** Records of these leave out what makes them work, keys and functions; and to run their nodes costs nothing. */
const LIVE_KINDS: ReadonlySet<unknown> = new Set(['model', 'embedding_model', 'tool', 'tool_description'])

/**
 * What of a node's outputs can be pinned; undefined when they cannot. A node that decides between ways gives no output
 * that says which, and what is inside a container is another in each turn.
 */
export function pinnable(
  view: ComponentView,
  outputs: Readonly<Record<string, Value>> | undefined,
): PinnedNode | undefined {
  if (!outputs || view.shape !== 'card' || view.parent !== undefined) return undefined
  if (view.outputs.filter((port) => port.control).length > 1) return undefined
  if (Object.values(outputs).some(holdsLive)) return undefined
  return Object.fromEntries(Object.entries(outputs).map(([port, value]) => [port, Json.parse(toJson(value))]))
}

function holdsLive(value: Value): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsLive(item))
  return LIVE_KINDS.has(at(value, 'kind'))
}
