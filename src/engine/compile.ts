import { analyse } from './analyse'
import type { ComponentRegistry } from './component'
import type { Graph, Problem } from './graph'
import type { Plan } from './plan'

/**
 * Turns a graph into a plan. The plan is always there: what is wrong with one node shows when a run reaches it,
 * what is wrong with the whole graph (`plan.fatal`) when a run starts. `problems` lists all of it beforehand.
 */
export function compile(graph: Graph, registry: ComponentRegistry): { plan: Plan; problems: Problem[] } {
  const { nodes, by_id, fatal, problems } = analyse(graph, registry)
  return { plan: { nodes, by_id, fatal }, problems }
}
