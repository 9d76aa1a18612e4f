import { findDefinition } from '@/components/definitions'
import { fieldsOf } from '@/engine/fields-of'
import { newLangflowEdge } from '@/formats/langflow/new-langflow-edge'
import { newLangflowNode } from '@/formats/langflow/new-langflow-node'

interface StarterNode {
  id: string
  type: string
  /** Column and row on the canvas. */
  at: [column: number, row: number]
  name?: string
  config?: Record<string, unknown>
}

/** `node.output → node.field` */
type StarterEdge = `${string}.${string} -> ${string}.${string}`

const column = 330
const row = 230

/** A graph in stored form from a short description. Throws when a name in it does not exist: starters are tested. */
export function starterGraph(nodes: StarterNode[], edges: StarterEdge[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return {
    nodes: nodes.map((node) =>
      newLangflowNode(definitionOf(node.type), {
        id: node.id,
        position: { x: node.at[0] * column, y: node.at[1] * row },
        ...(node.name ? { name: node.name } : {}),
        ...(node.config ? { config: node.config } : {}),
      }),
    ),
    edges: edges.map((edge) => {
      const [from = '', to = ''] = edge.split(' -> ')
      const source = endOf(from, byId)
      const target = endOf(to, byId)
      const output = source.definition.outputs.find((item) => item.name === source.port)
      const field = fieldsOf(target.definition, target.node.config ?? {}).find((item) => item.name === target.port)
      if (!output || !field) throw new Error(`The starter's wire "${edge}" has an end that does not exist`)
      return newLangflowEdge({
        source: { id: source.node.id, type: source.node.type, output },
        target: { id: target.node.id, field },
      })
    }),
    viewport: { x: 80, y: 120, zoom: 0.8 },
  }
}

function endOf(end: string, byId: Map<string, StarterNode>) {
  const dot = end.lastIndexOf('.')
  const node = byId.get(end.slice(0, dot))
  if (!node) throw new Error(`The starter has no node "${end.slice(0, dot)}"`)
  return { node, port: end.slice(dot + 1), definition: definitionOf(node.type) }
}

function definitionOf(type: string) {
  const definition = findDefinition(type)
  if (!definition) throw new Error(`There is no component "${type}"`)
  return definition
}
