import { analyse } from './analyse'
import type { ComponentRegistry } from './component'
import type { Graph, Problem } from './graph'

/**
 * Everything that is wrong with a graph: what, where, and how to mend it. Never throws.
 * Bounds: 10,000 nodes and 50,000 edges; of a larger graph only its size is reported.
 */
export function validateGraph(graph: Graph, registry: ComponentRegistry): Problem[] {
  return analyse(graph, registry).problems
}
