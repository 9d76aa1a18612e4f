import { analyse } from './analyse'
import type { ComponentRegistry } from './component'
import type { Graph, Problem } from './graph'
import type { Plan } from './plan'

/**
 * Turns a graph into a plan. The plan is always there: what is wrong with one node shows when a run reaches it,
 * what is wrong with the whole graph (`plan.fatal`) when a run starts. `problems` lists all of it beforehand.
 */
export function compile(graph: Graph, registry: ComponentRegistry): { plan: Plan; problems: Problem[] } {
  const { nodes, by_id, root, fatal, problems } = analyse(graph, registry)
  const plan: Plan = {
    ...root,
    by_id,
    fatal,
    environment: graph.environment ?? [],
    conversation: graph.conversation ?? [],
    replies: nodes.some((node) => node.response !== undefined && node.component?.definition.output_type === 'chat'),
  }
  return { plan, problems }
}
