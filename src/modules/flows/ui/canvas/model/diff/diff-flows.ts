import { stripSecrets } from '@/formats/langflow/strip-secrets'
import type { DefinitionIndex } from '../definition-index'
import { edgePorts } from '../edge-ports'
import { readStoredFlow, type StoredEdge, type StoredFlow, type StoredNode, writeStoredFlow } from '../stored-flow'
import { componentType, isNote, nodeName, noteText } from '../stored-node'
import { flatSettings, PLACE_SEPARATOR } from './flat-settings'
import { nodeSettings } from './node-settings'

export type DiffMark = 'added' | 'removed' | 'changed' | 'same'

/** One setting that differs; an absent side had no such setting. */
export interface SettingChange {
  /** Its place, unique in its node. */
  name: string
  label: string
  before: string | undefined
  after: string | undefined
  /** The values are secrets: that they differ may be said, what they are may not. */
  secret: boolean
}

export interface NodeChange {
  id: string
  name: string
  mark: Exclude<DiffMark, 'same'>
  settings: readonly SettingChange[]
}

export interface FlowDiff {
  /** Both flows on one canvas; what is in both stands where the later one has it. */
  flow: StoredFlow
  nodes: ReadonlyMap<string, DiffMark>
  edges: ReadonlyMap<string, DiffMark>
  /** Nodes that are not the same, in the order of the canvas. */
  changes: readonly NodeChange[]
  /** Settings of the flow itself, such as its variables. */
  settings: readonly SettingChange[]
  wires: { added: number; removed: number }
  /** Nodes, wires and settings of the flow that differ. */
  count: number
}

/**
 * What became of a flow between two of its states. Moving and resizing is no change. Pure; secrets are compared in the
 * form in which they are stored, and never part of what is given.
 */
export function diffFlows(before: StoredFlow, after: StoredFlow, definitions: DefinitionIndex): FlowDiff {
  const old = side(before)
  const now = side(after)
  const nodes = new Map<string, DiffMark>()
  const changes: NodeChange[] = []
  const note = (node: StoredNode, mark: DiffMark, settings: readonly SettingChange[] = []) => {
    nodes.set(node.id, mark)
    if (mark !== 'same') changes.push({ id: node.id, name: nameOf(node, definitions), mark, settings })
  }
  for (const node of now.nodes.values()) {
    const earlier = old.nodes.get(node.id)
    if (!earlier) {
      note(node, 'added')
      continue
    }
    const settings = nodeChanges(earlier, node, old, now, definitions)
    note(node, settings.length > 0 ? 'changed' : 'same', settings)
  }
  const gone = [...old.nodes.values()].filter(({ id }) => !now.nodes.has(id))
  for (const node of gone) note(node, 'removed')
  const wires = diffWires(before.edges, after.edges)
  const settings = changesOf(
    { raw: flatSettings(flowSettings(before)), shown: flatSettings(flowSettings(old.shown)) },
    { raw: flatSettings(flowSettings(after)), shown: flatSettings(flowSettings(now.shown)) },
    (name) => name,
  )
  return {
    flow: { ...after, nodes: [...now.nodes.values(), ...gone], edges: wires.all },
    nodes,
    edges: wires.marks,
    changes,
    settings,
    wires: { added: wires.added, removed: wires.removed },
    count: changes.length + wires.added + wires.removed + settings.length,
  }
}

interface Side {
  nodes: ReadonlyMap<string, StoredNode>
  /** The flow without its secrets, and its nodes by id. */
  shown: StoredFlow
  bare: ReadonlyMap<string, StoredNode>
}

function side(flow: StoredFlow): Side {
  const shown = readStoredFlow(stripSecrets(writeStoredFlow(flow)))
  return { nodes: byId(flow.nodes), shown, bare: byId(shown.nodes) }
}

const byId = (nodes: readonly StoredNode[]) => new Map(nodes.map((node) => [node.id, node]))

function nodeChanges(before: StoredNode, after: StoredNode, old: Side, now: Side, definitions: DefinitionIndex) {
  if (before === after) return []
  const fields = new Map(definitions(componentType(after))?.fields.map((field) => [field.name, field.display_name]))
  return changesOf(
    { raw: nodeSettings(before), shown: nodeSettings(old.bare.get(before.id) ?? before) },
    { raw: nodeSettings(after), shown: nodeSettings(now.bare.get(after.id) ?? after) },
    (name) => {
      const [first = '', ...rest] = name.split(PLACE_SEPARATOR)
      return [fields.get(first) ?? first, ...rest].join(PLACE_SEPARATOR)
    },
  )
}

interface Settings {
  raw: ReadonlyMap<string, unknown>
  /** The same without secrets: where the two differ stands one. */
  shown: ReadonlyMap<string, unknown>
}

function changesOf(before: Settings, after: Settings, label: (name: string) => string): SettingChange[] {
  const names = new Set([...before.raw.keys(), ...after.raw.keys()])
  return [...names].flatMap((name): SettingChange[] => {
    if (textOf(before.raw.get(name)) === textOf(after.raw.get(name))) return []
    const secret = hides(before, name) || hides(after, name)
    const show = (settings: Settings) => (secret ? undefined : textOf(settings.raw.get(name)))
    return [{ name, label: label(name), before: show(before), after: show(after), secret }]
  })
}

const hides = ({ raw, shown }: Settings, name: string) => textOf(raw.get(name)) !== textOf(shown.get(name))

/** A value for people; undefined where there is none. An empty text and nothing are the same to whoever set it. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}

function diffWires(before: readonly StoredEdge[], after: readonly StoredEdge[]) {
  const old = new Set(before.map(endsOf))
  const now = new Set(after.map(endsOf))
  const marks = new Map<string, DiffMark>()
  const all: StoredEdge[] = []
  let added = 0
  let removed = 0
  for (const edge of after) {
    const known = old.has(endsOf(edge))
    if (!known) added += 1
    marks.set(edge.id, known ? 'same' : 'added')
    all.push(edge)
  }
  for (const edge of before) {
    if (now.has(endsOf(edge))) continue
    removed += 1
    // Its id may have been given to another wire since.
    const shown = marks.has(edge.id) ? { ...edge, id: `removed:${edge.id}` } : edge
    marks.set(shown.id, 'removed')
    all.push(shown)
  }
  return { all, marks, added, removed }
}

/** A wire is the same when it joins the same ports, whatever its id. */
function endsOf(edge: StoredEdge): string {
  const { source_port, target_port } = edgePorts(edge)
  return JSON.stringify([edge.source, source_port, edge.target, target_port])
}

/** What a flow holds beside nodes and wires. What part of it is in view is no setting. */
function flowSettings({ rest }: StoredFlow): Record<string, unknown> {
  const { viewport: _viewport, ...settings } = rest
  return settings
}

function nameOf(node: StoredNode, definitions: DefinitionIndex): string {
  if (isNote(node)) return noteText(node).trim().split('\n')[0]?.slice(0, 60) || node.id
  return nodeName(node) ?? definitions(componentType(node))?.display_name ?? (componentType(node) || node.id)
}
