import { MAX_EDGES, MAX_NODES } from '@/engine/analyse'
import type { Problem } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import { type RawEdge, type RawNode, rawEdge, rawNode } from './raw-flow'

export interface FlatFlow {
  nodes: RawNode[]
  edges: RawEdge[]
  /** The groups that were opened, with the nodes inside. */
  groups: { node: RawNode; inner: string[] }[]
  problems: Problem[]
}

/** All nodes and edges with groups replaced by what is in them, at any depth. */
export function flattenGroups(data: Record<string, unknown>): FlatFlow {
  const flat: FlatFlow = { nodes: [], edges: [], groups: [], problems: [] }
  const open = [data]
  for (let part = open.pop(); part; part = open.pop()) {
    if (!addEdges(part, flat) || !addNodes(part, flat, open)) break
  }
  for (const group of flat.groups) rewire(group.node, flat.edges)
  return flat
}

function addNodes(part: Record<string, unknown>, flat: FlatFlow, open: Record<string, unknown>[]): boolean {
  for (const value of listOf(part.nodes)) {
    const node = rawNode(value)
    if (!node) {
      flat.problems.push(notReadable('A node without an id was left out.'))
      continue
    }
    if (flat.nodes.length + flat.groups.length >= MAX_NODES) {
      flat.problems.push(tooLarge(`The flow has more than ${MAX_NODES} nodes.`))
      return false
    }
    if (!node.inner) {
      flat.nodes.push(node)
      continue
    }
    const inner = withGroupValues(node)
    flat.groups.push({ node, inner: listOf(inner.nodes).flatMap((item) => rawNode(item)?.id ?? []) })
    open.push(inner)
  }
  return true
}

function addEdges(part: Record<string, unknown>, flat: FlatFlow): boolean {
  const values = listOf(part.edges)
  if (flat.edges.length + values.length > MAX_EDGES) {
    flat.problems.push(tooLarge(`The flow has more than ${MAX_EDGES} connections.`))
    return false
  }
  for (const value of values) {
    const edge = rawEdge(value, flat.edges.length)
    if (edge) flat.edges.push(edge)
    else flat.problems.push(notReadable('A connection without ends was left out.'))
  }
  return true
}

/** Settings made on the group's own card belong to fields of the nodes inside. */
function withGroupValues(group: RawNode): Record<string, unknown> {
  const inner = structuredClone(group.inner ?? {})
  const nodes = new Map(listOf(inner.nodes).map((value) => [rawNode(value)?.id, rawNode(value)]))
  for (const field of Object.values(group.template)) {
    if (!isRecord(field) || !isRecord(field.proxy) || field.value === undefined) continue
    const { id, field: name } = field.proxy
    if (typeof id !== 'string' || typeof name !== 'string') continue
    const template = nodes.get(id)?.template
    const target = template && Object.hasOwn(template, name) ? template[name] : undefined
    if (isRecord(target)) {
      target.value = field.value
      if (typeof field.load_from_db === 'boolean') target.load_from_db = field.load_from_db
    }
  }
  return inner
}

/** Wires that end at the group's card end at the nodes inside. */
function rewire(group: RawNode, edges: RawEdge[]): void {
  for (const edge of edges) {
    if (edge.target === group.id) {
      const proxy = edge.to.proxy ?? templateProxy(group, edge.to.port)
      if (proxy) {
        edge.target = proxy.id
        edge.to = { types: edge.to.types, id: proxy.id, port: proxy.port }
      }
    }
    if (edge.source === group.id) {
      const proxy = edge.from.proxy ?? outputProxy(group, edge.from.port) ?? lastInside(group)
      if (proxy) {
        edge.source = proxy.id
        edge.from = { types: edge.from.types, id: proxy.id, ...(proxy.port === undefined ? {} : { port: proxy.port }) }
      }
    }
  }
}

function templateProxy(group: RawNode, port: string | undefined): { id: string; port: string } | undefined {
  const field = port !== undefined && Object.hasOwn(group.template, port) ? group.template[port] : undefined
  if (!isRecord(field) || !isRecord(field.proxy)) return undefined
  const { id, field: name } = field.proxy
  return typeof id === 'string' && typeof name === 'string' ? { id, port: name } : undefined
}

function outputProxy(group: RawNode, port: string | undefined): { id: string; port: string } | undefined {
  const output = group.outputs.find((item) => isRecord(item) && item.name === port)
  if (!isRecord(output) || !isRecord(output.proxy)) return undefined
  const { id, name } = output.proxy
  return typeof id === 'string' && typeof name === 'string' ? { id, port: name } : undefined
}

/** Older groups name no output: theirs is that of the node that nothing inside follows. */
function lastInside(group: RawNode): { id: string; port?: string } | undefined {
  const edges = listOf(group.inner?.edges).map((value, index) => rawEdge(value, index))
  const sources = new Set(edges.map((edge) => edge?.source))
  const last = listOf(group.inner?.nodes).find((value) => {
    const node = rawNode(value)
    return node !== undefined && !sources.has(node.id)
  })
  const id = rawNode(last)?.id
  return id === undefined ? undefined : { id }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function notReadable(message: string): Problem {
  return {
    code: 'invalid_graph',
    severity: 'warning',
    message,
    hint: 'It is kept in the stored flow but takes no part.',
  }
}

function tooLarge(message: string): Problem {
  return { code: 'too_large', severity: 'error', message, hint: 'Split it into several flows.' }
}
