import type { Graph, GraphEdge, Problem } from '@/engine/graph'
import { type FlatFlow, flattenGroups } from './flatten-groups'
import { dataOfFlow, type FlowMeta, flowsOfDocument, metaOfFlow } from './flow-document'
import { isDeeperThan, MAX_DEPTH } from './json-bounds'
import { type NodeReport, nodeReport } from './node-report'
import { readEdge } from './read-edge'
import { readNode } from './read-node'

export interface LangflowFlow {
  graph: Graph
  report: NodeReport[]
  problems: Problem[]
  meta: FlowMeta
}

/**
 * Reads a flow exported by any release of Langflow, or stored in its form. Never throws: what cannot be read is a problem.
 * Bounds: 200 levels of nesting, 10,000 nodes, 50,000 edges. Of an export with several flows the first is read;
 * `flowsOfDocument` gives all of them.
 */
export function readLangflowFlow(json: unknown): LangflowFlow {
  const empty: Graph = { nodes: [], edges: [] }
  if (isDeeperThan(json, MAX_DEPTH)) {
    return { graph: empty, report: [], problems: [tooDeep], meta: metaOfFlow(undefined) }
  }
  const flows = flowsOfDocument(json)
  const flow = flows[0]
  const meta = metaOfFlow(flow)
  const data = dataOfFlow(flow)
  if (!data) return { graph: empty, report: [], problems: [notAFlow], meta }
  const flat = flattenGroups(data)
  const problems = flows.length > 1 ? [severalFlows(flows.length), ...flat.problems] : flat.problems
  if (problems.some((problem) => problem.code === 'too_large')) return { graph: empty, report: [], problems, meta }
  return { ...toGraph(flat), problems, meta }
}

function toGraph(flat: FlatFlow): Pick<LangflowFlow, 'graph' | 'report'> {
  const nodes = flat.nodes.map(readNode)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const edges = flat.edges.map((edge) => readEdge(edge, byId))
  const outgoing = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    const list = outgoing.get(edge.source)
    if (list) list.push(edge)
    else outgoing.set(edge.source, [edge])
  }
  const report = flat.nodes.flatMap((raw, index) => {
    const node = nodes[index]
    return node ? [nodeReport(node, raw, outgoing.get(node.id) ?? [])] : []
  })
  return { graph: { nodes, edges }, report: [...groupReports(flat, report), ...report] }
}

/** A group is as well supported as the least supported node inside; groups inside were read later, so they come first. */
function groupReports(flat: FlatFlow, report: readonly NodeReport[]): NodeReport[] {
  const known = new Map(report.map((item) => [item.node_id, item]))
  const groups: NodeReport[] = []
  for (const { node, inner } of [...flat.groups].reverse()) {
    const inside = inner.flatMap((id) => known.get(id) ?? [])
    const support =
      (['kept', 'runs_with_differences'] as const).find((level) => inside.some((item) => item.support === level)) ??
      'runs'
    const lacking = inside.filter((item) => item.support === support && support !== 'runs')
    const names = lacking.map((item) => item.name).join(', ')
    const item: NodeReport = {
      node_id: node.id,
      name: node.name,
      component: 'GroupNode',
      support,
      ...(support === 'runs' ? {} : { reason: `Because of what is inside: ${names}.` }),
    }
    known.set(node.id, item)
    groups.unshift(item)
  }
  return groups
}

const tooDeep: Problem = {
  code: 'invalid_graph',
  severity: 'error',
  message: `The file is nested deeper than ${MAX_DEPTH} levels.`,
  hint: 'A flow is not. Export it again and import the new file.',
}

const notAFlow: Problem = {
  code: 'invalid_graph',
  severity: 'error',
  message: 'This is not a Langflow flow: it holds no nodes.',
  hint: 'Choose the JSON file that Langflow’s "Export" gives.',
}

function severalFlows(count: number): Problem {
  return {
    code: 'invalid_graph',
    severity: 'warning',
    message: `The file holds ${count} flows; this is the first.`,
    hint: 'Import the file as a whole to get all of them.',
  }
}
