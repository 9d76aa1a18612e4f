const ACROSS = 10
const COLUMN = 1400
const ROW = 560

/**
 * Copies of a graph beside and below each other, each with ids of its own.
 *
 * @param {import('./flows.mjs').StoredGraph} graph at most 1,400 wide and 560 high
 * @param {number} nodes rounded up to whole copies
 * @returns {import('./flows.mjs').StoredGraph}
 */
export function largeGraph(graph, nodes) {
  const copies = Array.from({ length: Math.ceil(nodes / graph.nodes.length) }, (_, index) => copyOf(graph, index))
  return { nodes: copies.flatMap((copy) => copy.nodes), edges: copies.flatMap((copy) => copy.edges) }
}

/** @param {import('./flows.mjs').StoredGraph} graph @param {number} index @returns {import('./flows.mjs').StoredGraph} */
function copyOf({ nodes, edges }, index) {
  // Ids of nodes are also inside the ids and ports of wires.
  const text = nodes.reduce((rest, { id }) => rest.replaceAll(id, `${id}${index}`), JSON.stringify({ nodes, edges }))
  /** @type {import('./flows.mjs').StoredGraph} */
  const copy = JSON.parse(text)
  for (const { position } of copy.nodes) {
    position.x += (index % ACROSS) * COLUMN
    position.y += Math.floor(index / ACROSS) * ROW
  }
  return copy
}
