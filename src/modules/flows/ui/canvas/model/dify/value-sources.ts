import type { ComponentDefinition } from '@/engine'
import { outputsOf } from '@/engine/fields-of'
import { t } from '@/lib/messages/t'
import type { DefinitionIndex } from '../definition-index'
import type { StoredFlow, StoredNode } from '../stored-flow'
import { componentType, isNote, nodeName, readConfig } from '../stored-node'
import { asDify } from './as-dify'
import { isTurnMark, parentOf } from './containers'
import { flowVariables, type VariableScope } from './flow-variables'
import { outputType } from './output-type'

/** A value that a node can read, by its selector `[node or scope, name]`. */
export interface ValueSource {
  selector: readonly string[]
  label: string
  /** `string`, `number`, `array[object]` and so on; `any` when nobody knows before a run. */
  type: string
}

export interface SourceGroup {
  id: string
  title: string
  values: readonly ValueSource[]
  /** Variables of a loop around the step can be assigned. */
  kind?: 'loop'
}

const SYSTEM: readonly [string, string][] = [
  ['query', 'string'],
  ['files', 'array[file]'],
  ['conversation_id', 'string'],
  ['dialogue_count', 'number'],
  ['user_id', 'string'],
  ['app_id', 'string'],
  ['workflow_id', 'string'],
  ['workflow_run_id', 'string'],
  ['timestamp', 'number'],
]

/**
 * All that a node may read, nearest first: the containers around it, nodes before it, the conversation, the environment,
 * the run. `inside` is what the nodes within a container give, for the container's own settings.
 */
export function valueSources(
  flow: StoredFlow,
  id: string,
  definitions: DefinitionIndex,
): { before: SourceGroup[]; inside: SourceGroup[] } {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const node = byId.get(id)
  if (!node) return { before: [], inside: [] }
  const group = (item: StoredNode) => nodeGroup(item, definitions)
  const around = containersAround(node, byId)
  const earlier = [...new Set([id, ...around.map((item) => item.id)].flatMap((start) => nodesBefore(flow, start)))]
  const before = [
    ...around.map(localsGroup),
    ...earlier.flatMap((item) => byId.get(item) ?? []).map(group),
    scopeGroup(flow, 'conversation'),
    scopeGroup(flow, 'environment'),
    { id: 'sys', title: t('values.system'), values: SYSTEM.map(([name, type]) => value(['sys', name], name, type)) },
  ]
  const inner = flow.nodes.filter((item) => parentOf(item) === id && !isTurnMark(item) && !isNote(item))
  const inside = inner.length === 0 ? [] : [localsGroup(node), ...inner.map(group)]
  return {
    before: before.filter(({ values }) => values.length > 0),
    inside: inside.filter(({ values }) => values.length > 0),
  }
}

/** Nodes from which wires lead to this one, nearest first. */
function nodesBefore(flow: StoredFlow, id: string): string[] {
  const into = new Map<string, string[]>()
  for (const { source, target } of flow.edges) {
    const known = into.get(target)
    if (known) known.push(source)
    else into.set(target, [source])
  }
  const seen = new Set([id])
  const queue = [id]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const source of into.get(next) ?? []) {
      if (seen.has(source)) continue
      seen.add(source)
      queue.push(source)
    }
  }
  seen.delete(id)
  return [...seen]
}

function containersAround(node: StoredNode, byId: ReadonlyMap<string, StoredNode>): StoredNode[] {
  const around: StoredNode[] = []
  for (let id = parentOf(node); id !== undefined; ) {
    const container = byId.get(id)
    if (!container || around.includes(container)) break
    around.push(container)
    id = parentOf(container)
  }
  return around
}

const value = (selector: string[], label: string, type: string): ValueSource => ({ selector, label, type })

function nodeGroup(node: StoredNode, definitions: DefinitionIndex): SourceGroup {
  const definition = definitions(componentType(node))
  const title = nodeName(node) ?? definition?.display_name ?? node.id
  return { id: node.id, title, values: definition && !isTurnMark(node) ? outputs(node, definition) : [] }
}

function outputs(node: StoredNode, definition: ComponentDefinition): ValueSource[] {
  const config = readConfig(node)
  return outputsOf(definition, config).map(({ name }) =>
    value([node.id, name], name, asDify(node) ? outputType(definition.type, name, config) : 'any'),
  )
}

/** What a container gives the nodes inside it. */
function localsGroup(node: StoredNode): SourceGroup {
  const config = readConfig(node)
  const title = nodeName(node) ?? t('values.container')
  if (componentType(node) === 'loop') {
    const list = Array.isArray(config.loop_variables) ? config.loop_variables : []
    const names = list.flatMap((item) => (typeof item?.label === 'string' ? [item.label] : []))
    return {
      id: node.id,
      title,
      values: names.map((name) => value([node.id, name], name, outputType('loop', name, config))),
    }
  }
  return {
    id: node.id,
    title,
    values: [value([node.id, 'item'], 'item', 'any'), value([node.id, 'index'], 'index', 'number')],
  }
}

function scopeGroup(flow: StoredFlow, scope: VariableScope): SourceGroup {
  const id = scope === 'environment' ? 'env' : 'conversation'
  const rows = flowVariables(flow, scope).filter(({ name }) => name !== '')
  return {
    id,
    title: scope === 'environment' ? t('values.environment') : t('values.conversation'),
    values: rows.map(({ name, value_type }) => value([id, name], name, value_type)),
  }
}
