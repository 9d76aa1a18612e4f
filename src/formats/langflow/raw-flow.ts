import { isRecord } from '@/lib/is-record'
import { type Handle, readHandle } from './handles'

/** A node as stored, with the parts that matter found. */
export interface RawNode {
  id: string
  /** The component's name; `GroupNode` or the name of the last inner node for a group. */
  type: string
  name: string
  frozen: boolean
  /** Its author changed the component's code. */
  edited: boolean
  template: Record<string, unknown>
  outputs: readonly unknown[]
  /** The flow inside, when the node is a group. */
  inner: Record<string, unknown> | undefined
}

export interface RawEdge {
  id: string
  source: string
  target: string
  from: Handle
  to: Handle
}

/** Undefined when it is no node at all. */
export function rawNode(value: unknown): RawNode | undefined {
  if (!isRecord(value)) return undefined
  const data = isRecord(value.data) ? value.data : {}
  const id = [value.id, data.id].find((item) => typeof item === 'string' && item !== '')
  if (typeof id !== 'string') return undefined
  const node = isRecord(data.node) ? data.node : {}
  const flow = isRecord(node.flow) ? node.flow : undefined
  const type = typeof data.type === 'string' && data.type !== '' ? data.type : undefined
  const fallback = value.type === 'noteNode' ? 'note' : id.replace(/-[^-]*$/, '')
  const names = [node.display_name, data.display_name, type]
  const name = names.find((item) => typeof item === 'string' && item.trim() !== '')
  return {
    id,
    type: value.type === 'noteNode' ? 'note' : (type ?? fallback),
    name: typeof name === 'string' ? name : fallback,
    frozen: node.frozen === true,
    edited: node.edited === true,
    template: isRecord(node.template) ? node.template : {},
    outputs: Array.isArray(node.outputs) ? node.outputs : [],
    inner: flow && isRecord(flow.data) ? flow.data : flow,
  }
}

/** Undefined when it connects nothing. */
export function rawEdge(value: unknown, position: number): RawEdge | undefined {
  if (!isRecord(value)) return undefined
  const data = isRecord(value.data) ? value.data : {}
  const from = readHandle(data.sourceHandle, value.sourceHandle, 'source')
  const to = readHandle(data.targetHandle, value.targetHandle, 'target')
  const source = typeof value.source === 'string' ? value.source : from.id
  const target = typeof value.target === 'string' ? value.target : to.id
  if (source === undefined || target === undefined) return undefined
  const id = typeof value.id === 'string' && value.id !== '' ? value.id : `edge-${position}-${source}-${target}`
  return { id, source, target, from, to }
}
