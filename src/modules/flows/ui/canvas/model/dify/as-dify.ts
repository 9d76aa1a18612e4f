import { type DifyNode, difyNode, isDifyNode } from '@/formats/dify/dify-node'
import { modeOf } from '@/formats/dify/dify-parts'
import type { StoredRecord } from '../record'
import type { StoredFlow, StoredNode } from '../stored-flow'

const cache = new WeakMap<StoredNode, DifyNode | false>()

/** The node as one of Dify's: ordered by control wires, its settings in `data` itself. Undefined for all others. */
export function asDify(node: StoredNode): DifyNode | undefined {
  const known = cache.get(node)
  if (known !== undefined) return known || undefined
  const read = isDifyNode(node) ? difyNode(node) : undefined
  cache.set(node, read ?? false)
  return read
}

/** What stands in such a node's `data` beside its settings. */
const NOT_SETTINGS: ReadonlySet<string> = new Set(['type', 'title', 'desc', 'selected', 'width', 'height'])

export function difySettings(data: StoredRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !NOT_SETTINGS.has(key)))
}

/** Whether new nodes of the flow are better of Dify's family: its file was, or one of its nodes is. */
export function isDifyFlow(flow: StoredFlow): boolean {
  return flow.rest.dify !== undefined || flow.nodes.some((node) => asDify(node) !== undefined)
}

/** Whether nodes stand on the canvas that are joined by values: those of Dify then show what they give. */
export function hasValueWires(flow: StoredFlow): boolean {
  return flow.nodes.some((node) => asDify(node) === undefined && node.type !== 'noteNode')
}

/** Whether the flow answers messages of a conversation, as its file says or as its nodes have it. */
export function isTalkedTo(flow: StoredFlow): boolean {
  const mode = modeOf({ ...flow.rest, nodes: flow.nodes })
  return mode !== 'workflow' && mode !== 'completion'
}
