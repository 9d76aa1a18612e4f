import { findDefinition } from '@/components/definitions'
import { asText, at } from '../canvas/model/record'
import type { StoredFlow } from '../canvas/model/stored-flow'

/** What the author calls each node that runs, by id. */
export function nodeNames(flow: StoredFlow): ReadonlyMap<string, string> {
  return new Map(
    flow.nodes.flatMap((node) => {
      const type = asText(at(node, 'data', 'type'))
      if (type === undefined || findDefinition(type)?.inert) return []
      return [[node.id, asText(at(node, 'data', 'node', 'display_name')) || type]]
    }),
  )
}

/** Whether somebody can talk to the flow. */
export const hasChatInput = (flow: StoredFlow): boolean =>
  flow.nodes.some((node) => findDefinition(asText(at(node, 'data', 'type')) ?? '')?.input_type === 'chat')
