import type { DefinitionIndex } from '../model/definition-index'
import { hasValueWires } from '../model/dify/as-dify'
import { depths, parentOf } from '../model/dify/containers'
import { edgePorts } from '../model/edge-ports'
import { FRAME_ROOM } from '../model/geometry'
import { type NodeView, type NodeWires, nodeView, type Surroundings } from '../model/node-view'
import { typeHue } from '../model/port-look'
import type { StoredEdge, StoredFlow, StoredNode } from '../model/stored-flow'
import { nodePosition, type Size } from '../model/stored-node'
import { type CanvasEdge, type CanvasNode, canvasNode } from './canvas-elements'

interface NodeEntry {
  stored: StoredNode
  wires: string
  view: NodeView
  element: CanvasNode
}

interface EdgeEntry {
  stored: StoredEdge
  element: CanvasEdge
}

/** Turns the document into React Flow's elements and gives the same object again for whatever did not change. */
export class ElementCache {
  #definitions: DefinitionIndex | undefined
  #nodes = new Map<string, NodeEntry>()
  #edges = new Map<string, EdgeEntry>()
  #wiredFor: readonly StoredEdge[] | undefined
  #wires = new Map<string, NodeWires>()

  nodes(flow: StoredFlow, definitions: DefinitionIndex, selected: ReadonlySet<string>): CanvasNode[] {
    if (this.#definitions !== definitions) this.#nodes.clear()
    this.#definitions = definitions
    this.#readWires(flow.edges)
    const levels = this.#levels(flow)
    const showValues = hasValueWires(flow)
    const entries = new Map<string, NodeEntry>()
    const room = new Map<string, Size>()
    // The innermost first: a frame is as large as what is inside it.
    for (const { stored, index, parent } of levels.toReversed()) {
      if (entries.has(stored.id)) continue
      const around = { parent, inside: room.get(stored.id), showValues }
      const entry = this.#nodeEntry(stored, index, definitions, around, selected.has(stored.id))
      entries.set(stored.id, entry)
      if (parent !== undefined) room.set(parent, roomWith(room.get(parent), entry.element))
    }
    this.#nodes = entries
    const shown = new Set<string>()
    return levels.flatMap(({ stored }) => {
      const entry = shown.has(stored.id) ? undefined : entries.get(stored.id)
      shown.add(stored.id)
      return entry ? [entry.element] : []
    })
  }

  edges(flow: StoredFlow, selected: ReadonlySet<string>): CanvasEdge[] {
    const entries = new Map<string, EdgeEntry>()
    const elements: CanvasEdge[] = []
    for (const stored of flow.edges) {
      if (entries.has(stored.id) || !this.#nodes.has(stored.source) || !this.#nodes.has(stored.target)) continue
      const element = this.#edgeElement(stored, selected.has(stored.id))
      entries.set(stored.id, { stored, element })
      elements.push(element)
    }
    this.#edges = entries
    return elements
  }

  view(id: string): NodeView | undefined {
    return this.#nodes.get(id)?.view
  }

  /** Containers before what is inside them, else in stored order. */
  #levels(flow: StoredFlow): { stored: StoredNode; index: number; parent: string | undefined }[] {
    const depth = depths(flow.nodes)
    const items = flow.nodes.map((stored, index) => ({
      stored,
      index,
      parent: depth.get(stored.id) ? parentOf(stored) : undefined,
    }))
    if (items.every(({ parent }) => parent === undefined)) return items
    return items.sort((a, b) => (depth.get(a.stored.id) ?? 0) - (depth.get(b.stored.id) ?? 0))
  }

  #nodeEntry(
    stored: StoredNode,
    index: number,
    definitions: DefinitionIndex,
    around: Surroundings,
    selected: boolean,
  ): NodeEntry {
    const ends = this.#wires.get(stored.id) ?? { inputs: new Set<string>(), outputs: new Set<string>() }
    const { parent, inside, showValues } = around
    const key = [[...ends.inputs].sort(), [...ends.outputs].sort(), parent, inside?.width, inside?.height, showValues]
    const wires = key.join('|')
    const before = this.#nodes.get(stored.id)
    const same = before?.stored === stored && before.wires === wires
    const view = same ? before.view : nodeView(stored, definitions, ends, around)
    const { x, y } = nodePosition(stored, index)
    const old = before?.element
    const unchanged = same && old?.selected === selected && old.position.x === x && old.position.y === y
    const element = unchanged ? old : canvasNode(view, { x, y }, selected)
    return { stored, wires, view, element }
  }

  #edgeElement(stored: StoredEdge, selected: boolean): CanvasEdge {
    const { source_port, target_port } = edgePorts(stored)
    const source = this.#port(stored.source, 'outputs', source_port)
    const target = this.#port(stored.target, 'inputs', target_port)
    const hue = typeHue(source?.types ?? []) ?? typeHue(target?.types ?? [])
    const broken = source?.stray === true || target?.stray === true
    const label = this.#branchLabel(stored.source, source_port)
    const before = this.#edges.get(stored.id)
    const old = before?.element
    const sourceHandle = source?.name ?? source_port
    const targetHandle = target?.name ?? target_port
    if (
      before?.stored === stored &&
      old?.selected === selected &&
      old.data?.hue === hue &&
      old.data?.broken === broken &&
      old.data?.label === label &&
      old.targetHandle === targetHandle
    ) {
      return old
    }
    return {
      id: stored.id,
      type: 'wire',
      source: stored.source,
      target: stored.target,
      sourceHandle,
      targetHandle,
      selected,
      data: { hue, broken, label },
    }
  }

  /** A port by its name or, for fields that older files name otherwise, one of its aliases. */
  #port(node: string, side: 'inputs' | 'outputs', name: string) {
    const view = this.view(node)
    if (view?.kind !== 'component') return undefined
    const direct = view[side].find((port) => port.name === name)
    if (direct || side === 'outputs') return direct
    const field = view.definition?.fields.find((candidate) => candidate.aliases?.includes(name))
    return field && view.inputs.find((port) => port.name === field.name)
  }

  #branchLabel(node: string, output: string): string | undefined {
    const view = this.view(node)
    if (view?.kind !== 'component') return undefined
    if (view.family === 'flow') {
      const port = view.outputs.find(({ name }) => name === output)
      return port?.control && !port.header ? port.label : undefined
    }
    const found = view.definition?.outputs.find(({ name }) => name === output)
    return found?.branch_group === undefined ? undefined : found.display_name
  }

  #readWires(edges: readonly StoredEdge[]) {
    if (this.#wiredFor === edges) return
    const wires = new Map<string, { inputs: Set<string>; outputs: Set<string> }>()
    const of = (id: string) => {
      const known = wires.get(id) ?? { inputs: new Set<string>(), outputs: new Set<string>() }
      wires.set(id, known)
      return known
    }
    for (const edge of edges) {
      const { source_port, target_port } = edgePorts(edge)
      of(edge.source).outputs.add(source_port)
      of(edge.target).inputs.add(target_port)
    }
    this.#wires = wires
    this.#wiredFor = edges
  }
}

/** What a frame has to hold when this node is inside as well. */
function roomWith(room: Size | undefined, { position, width = 0, height = 0 }: CanvasNode): Size {
  return {
    width: Math.max(room?.width ?? 0, Math.ceil(position.x + width + FRAME_ROOM.right)),
    height: Math.max(room?.height ?? 0, Math.ceil(position.y + height + FRAME_ROOM.bottom)),
  }
}
