import { isRecord } from '@/lib/is-record'
import type { StoredRecord } from './record'

/** A node as it is stored: only the id is sure to be there. */
export interface StoredNode extends StoredRecord {
  readonly id: string
}

export interface StoredEdge extends StoredRecord {
  readonly id: string
  readonly source: string
  readonly target: string
}

/** The stored form of a flow (`nodes`, `edges`, `viewport` and whatever else its file carried). */
export interface StoredFlow {
  readonly nodes: readonly StoredNode[]
  readonly edges: readonly StoredEdge[]
  /** All other keys. */
  readonly rest: StoredRecord
  /** Entries that are no node or edge; they cannot be shown and are written back at the end of their list. */
  readonly unreadable: { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] }
}

/** Reads the `data` of a flow. Never throws: what cannot be read is kept aside. */
export function readStoredFlow(data: unknown): StoredFlow {
  const { nodes, edges, ...rest } = isRecord(data) ? data : {}
  const read = { nodes: divide(nodes, isStoredNode), edges: divide(withIds(edges), isStoredEdge) }
  return {
    nodes: read.nodes.good,
    edges: read.edges.good,
    rest,
    unreadable: { nodes: read.nodes.bad, edges: read.edges.bad },
  }
}

/** The `data` to store: every key and entry that was read, with the edits in it. */
export function writeStoredFlow(flow: StoredFlow): StoredRecord {
  return {
    ...flow.rest,
    nodes: [...flow.nodes, ...flow.unreadable.nodes],
    edges: [...flow.edges.map((edge) => withoutId.get(edge) ?? edge), ...flow.unreadable.edges],
  }
}

function divide<T>(list: unknown, is: (item: unknown) => item is T): { good: T[]; bad: unknown[] } {
  const good: T[] = []
  const bad: unknown[] = []
  for (const item of Array.isArray(list) ? list : []) {
    if (is(item)) good.push(item)
    else bad.push(item)
  }
  return { good, bad }
}

function isStoredNode(item: unknown): item is StoredNode {
  return isRecord(item) && typeof item.id === 'string' && item.id !== ''
}

function isStoredEdge(item: unknown): item is StoredEdge {
  return (
    isRecord(item) && typeof item.id === 'string' && typeof item.source === 'string' && typeof item.target === 'string'
  )
}

/** Edges that came without an id, as they were. */
const withoutId = new WeakMap<object, unknown>()

/** Old exports and files written by hand have edges without an id: they get one as long as they are looked at. */
function withIds(edges: unknown): unknown {
  if (!Array.isArray(edges)) return edges
  return edges.map((edge: unknown, index) => {
    if (!isRecord(edge) || edge.id !== undefined) return edge
    const named = { ...edge, id: `edge-${index}` }
    withoutId.set(named, edge)
    return named
  })
}
