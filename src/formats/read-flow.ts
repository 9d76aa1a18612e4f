import { MAX_EDGES, MAX_NODES } from '@/engine/analyse'
import type { Graph, GraphEdge, GraphNode, Problem } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import { type DifyNode, difyNode, isDifyNode } from './dify/dify-node'
import { difyNodeReport } from './dify/dify-node-report'
import { listAt, modeOf } from './dify/dify-parts'
import { documentProblems } from './dify/document-problems'
import { readDifyEdge } from './dify/read-dify-edge'
import { readDifyNode } from './dify/read-dify-node'
import { readVariables } from './dify/read-variables'
import { isDeeperThan, MAX_DEPTH } from './langflow/json-bounds'
import type { NodeReport } from './langflow/node-report'
import { readLangflowFlow } from './langflow/read-langflow-flow'

export interface ReadFlow {
  graph: Graph
  report: NodeReport[]
  problems: Problem[]
}

/**
 * Reads a stored graph, whose nodes may be of Langflow, of Dify, or of both. Never throws: what cannot be read is a
 * problem. Bounds: 200 levels of nesting, 10,000 nodes, 50,000 edges.
 */
export function readFlow(data: unknown): ReadFlow {
  if (isDeeperThan(data, MAX_DEPTH) || !isRecord(data)) return readLangflowFlow({ data })
  const nodes = listAt(data, 'nodes')
  const edges = listAt(data, 'edges')
  if (data.dify === undefined && !nodes.some(isDifyNode)) return readLangflowFlow({ data })
  if (nodes.length > MAX_NODES || edges.length > MAX_EDGES) return nothing(tooLarge)
  const mode = modeOf(data)
  const problems: Problem[] = documentProblems(data)
  const dify: DifyNode[] = []
  for (const node of nodes.filter(isDifyNode)) {
    const read = difyNode(node)
    if (read) dify.push(read)
    else problems.push(leftOut('A node without an id was left out.'))
  }
  const ids = new Set(dify.map((node) => node.id))
  const touches = (edge: unknown) => isRecord(edge) && [edge.source, edge.target].some((id) => ids.has(String(id)))
  const others = nodes.filter((node) => !isDifyNode(node))
  const rest = readLangflowFlow({
    data: { ...data, nodes: others, edges: others.length > 0 ? edges.filter((edge) => !touches(edge)) : [] },
  })
  const read = dify.map((node) => readDifyNode(node, mode))
  const wires = difyEdges(others.length > 0 ? edges.filter(touches) : edges, ids, rest.graph.nodes, problems)
  return {
    graph: {
      nodes: [...read.map(({ node }) => node), ...rest.graph.nodes],
      edges: [...wires, ...rest.graph.edges],
      ...readVariables(data),
    },
    report: [...read.map(({ node }) => difyNodeReport(node)), ...rest.report],
    problems: [...problems, ...read.flatMap((item) => item.problems), ...rest.problems],
  }
}

function difyEdges(
  stored: readonly unknown[],
  dify: ReadonlySet<string>,
  others: readonly GraphNode[],
  problems: Problem[],
): GraphEdge[] {
  const langflow = new Map(others.map((node) => [node.id, node]))
  return stored.flatMap((item, position) => {
    const edge = isRecord(item) ? readDifyEdge(item, position, { dify, langflow }) : undefined
    if (!edge) problems.push(leftOut('A connection without ends was left out.'))
    return edge ?? []
  })
}

const nothing = (problem: Problem): ReadFlow => ({ graph: { nodes: [], edges: [] }, report: [], problems: [problem] })

const tooLarge: Problem = {
  code: 'too_large',
  severity: 'error',
  message: `The flow has more than ${MAX_NODES} nodes or ${MAX_EDGES} connections.`,
  hint: 'Split it into several flows.',
}

const leftOut = (message: string): Problem => ({
  code: 'invalid_graph',
  severity: 'warning',
  message,
  hint: 'It is kept in the stored flow but takes no part.',
})
