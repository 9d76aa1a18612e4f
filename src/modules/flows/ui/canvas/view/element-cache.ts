import type { DefinitionIndex } from '../model/definition-index'
import { edgePorts } from '../model/edge-ports'
import { type NodeView, type NodeWires, nodeView } from '../model/node-view'
import { typeHue } from '../model/port-look'
import type { StoredEdge, StoredFlow, StoredNode } from '../model/stored-flow'
import { nodePosition } from '../model/stored-node'
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
    const entries = new Map<string, NodeEntry>()
    const elements: CanvasNode[] = []
    flow.nodes.forEach((stored, index) => {
      if (entries.has(stored.id)) return
      const entry = this.#nodeEntry(stored, index, definitions, selected.has(stored.id))
      entries.set(stored.id, entry)
      elements.push(entry.element)
    })
    this.#nodes = entries
    return elements
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

  #nodeEntry(stored: StoredNode, index: number, definitions: DefinitionIndex, selected: boolean): NodeEntry {
    const ends = this.#wires.get(stored.id) ?? { inputs: new Set<string>(), outputs: new Set<string>() }
    const wires = `${[...ends.inputs].sort().join(' ')}|${[...ends.outputs].sort().join(' ')}`
    const before = this.#nodes.get(stored.id)
    const same = before?.stored === stored && before.wires === wires
    const view = same ? before.view : nodeView(stored, definitions, ends)
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
