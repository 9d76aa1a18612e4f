import { registry } from '@/components/registry'
import type { UserActor } from '@/contract/actor'
import { validateGraph } from '@/engine/validate-graph'
import { readFlow } from '@/formats/read-flow'
import { checkAddresses } from './check-addresses'
import { findFlow } from './read-flow'

/** What of a flow runs here, node by node, and what is wrong with its graph. */
export async function readFlowReport(actor: UserActor, input: { flow_id: string }) {
  const flow = await findFlow(actor, input.flow_id)
  const { graph, report, problems } = readFlow(flow.data ?? { nodes: [], edges: [] })
  return { nodes: report, problems: [...problems, ...validateGraph(graph, registry), ...checkAddresses(graph)] }
}
