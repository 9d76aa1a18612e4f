import { isRecord } from '@/lib/is-record'
import type { ComponentRegistry } from './component'
import { fieldKey } from './field-key'
import { fieldsOf } from './fields-of'
import type { Graph, GraphNode, Problem } from './graph'

/** Field values for one run: by node id or display name, or a bare field name for every node that has it. */
export type Tweaks = Readonly<Record<string, unknown>>

/**
 * A copy of the graph with other values for one run. Values may stand as they are or as `{ value, load_from_db }`.
 * Code is never replaced. What fits nothing is told in `problems` (all of them warnings). With a registry, fields that a
 * stored node does not list, or lists under an older name, are known too.
 */
export function applyTweaks(
  graph: Graph,
  tweaks: Tweaks,
  registry: ComponentRegistry = () => undefined,
): { graph: Graph; problems: Problem[] } {
  const problems: Problem[] = []
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const [key, value] of Object.entries(tweaks)) {
    const named = graph.nodes.filter((node) => node.id === key)
    if (named.length === 0) named.push(...graph.nodes.filter((node) => node.name === key))
    if (named.length > 0 && isRecord(value)) {
      for (const node of named) tweakNode(nodes, node.id, value, registry, problems)
      continue
    }
    const having = graph.nodes.filter((node) => Object.hasOwn(node.config, key))
    for (const node of having) tweakNode(nodes, node.id, { [key]: value }, registry, problems)
    if (having.length === 0) problems.push(unknownKey(key))
  }
  return { graph: { ...graph, nodes: [...nodes.values()] }, problems }
}

function tweakNode(
  nodes: Map<string, GraphNode>,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  registry: ComponentRegistry,
  problems: Problem[],
): void {
  const node = nodes.get(id)
  if (!node) return
  const config = { ...node.config }
  const variables = new Set(node.variables)
  const known = registry(node.type)
  const defined = known ? fieldsOf(known.definition, { ...node.config, ...fields }) : []
  for (const [name, tweak] of Object.entries(fields)) {
    const definition = defined.find((item) => item.name === name || item.aliases?.includes(name) === true)
    const key = definition ? fieldKey(definition, config) : name
    if (name === 'code' || definition?.type === 'code' || !(definition || Object.hasOwn(config, key))) {
      problems.push(refusedField(node, name))
      continue
    }
    const wrapped = isRecord(tweak) && Object.hasOwn(tweak, 'value') ? tweak : undefined
    config[key] = wrapped ? wrapped.value : tweak
    if (wrapped?.load_from_db === true) variables.add(key)
    else variables.delete(key)
  }
  nodes.set(id, { ...node, config, variables: [...variables] })
}

function refusedField(node: GraphNode, field: string): Problem {
  return {
    code: 'invalid_value',
    severity: 'warning',
    message:
      field === 'code'
        ? `The tweak of "code" for "${node.name}" was left out: code cannot be replaced for a run.`
        : `The tweak of "${field}" was left out: "${node.name}" has no such field.`,
    hint: `Fields of "${node.name}": ${Object.keys(node.config).slice(0, 20).join(', ')}.`,
    node_id: node.id,
    field,
  }
}

function unknownKey(key: string): Problem {
  return {
    code: 'invalid_value',
    severity: 'warning',
    message: `The tweak "${key}" was left out: no node has that id or name, and no node has a field of that name.`,
    hint: 'Use a node id as shown in the inspector, the name of a node, or the name of a field.',
  }
}
