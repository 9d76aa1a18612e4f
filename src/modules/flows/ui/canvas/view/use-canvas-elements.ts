'use client'

import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { DefinitionIndex } from '../model/definition-index'
import { moveNodes } from '../model/edits'
import type { Point } from '../model/stored-node'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { ElementCache, type InHand } from './element-cache'
import type { CanvasEditor } from './use-canvas-document'

const EMPTY: ReadonlySet<string> = new Set()
const NOTHING_IN_HAND: ReadonlyMap<string, InHand> = new Map()

export interface Selection {
  nodes: ReadonlySet<string>
  edges: ReadonlySet<string>
}

export interface CanvasElements {
  nodes: CanvasNode[]
  edges: CanvasEdge[]
  selection: Selection
  cache: ElementCache
  select: (nodes: Iterable<string>, edges?: Iterable<string>) => void
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void
  onEdgesChange: (changes: EdgeChange<CanvasEdge>[]) => void
}

/** The document as React Flow's elements. A drag lives outside of the document until it ends, then it is one edit. */
export function useCanvasElements(editor: CanvasEditor, definitions: DefinitionIndex): CanvasElements {
  const { flow } = editor.document
  const cache = useRef<ElementCache>(undefined)
  cache.current ??= new ElementCache()
  const elements = cache.current
  const [selection, setSelection] = useState<Selection>({ nodes: EMPTY, edges: EMPTY })
  const [inHand, setInHand] = useState(NOTHING_IN_HAND)

  const nodes = useMemo(
    () => elements.nodes(flow, definitions, selection.nodes, inHand),
    [elements, flow, definitions, selection.nodes, inHand],
  )
  // Edges look at the nodes' ports, so the nodes have to be worked out first; a drag changes no port.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `definitions` decides ports, and with them the wires' colours
  const edges = useMemo(() => elements.edges(flow, selection.edges), [elements, flow, definitions, selection.edges])

  function onNodesChange(changes: NodeChange<CanvasNode>[]) {
    const dragged = new Map<string, InHand>()
    const dropped = new Map<string, Point>()
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        if (change.dragging) dragged.set(change.id, { position: change.position })
        else dropped.set(change.id, change.position)
      } else if (change.type === 'dimensions' && change.resizing && change.dimensions) {
        const before = dragged.get(change.id) ?? inHand.get(change.id)
        const position = before?.position ?? nodes.find(({ id }) => id === change.id)?.position
        if (position) dragged.set(change.id, { position, size: change.dimensions })
      }
    }
    if (dragged.size > 0) setInHand((held) => new Map([...held, ...dragged]))
    if (dropped.size > 0) {
      const nudged = inHand.size === 0
      setInHand(NOTHING_IN_HAND)
      editor.edit((now) => moveNodes(now, dropped), nudged ? `nudge:${[...dropped.keys()].join(' ')}` : undefined)
    }
    const nodeIds = selected(selection.nodes, changes)
    if (nodeIds !== selection.nodes) setSelection((now) => ({ ...now, nodes: nodeIds }))
  }

  function onEdgesChange(changes: EdgeChange<CanvasEdge>[]) {
    const edgeIds = selected(selection.edges, changes)
    if (edgeIds !== selection.edges) setSelection((now) => ({ ...now, edges: edgeIds }))
  }

  return {
    nodes,
    edges,
    selection,
    cache: elements,
    select: (nodeIds, edgeIds = []) => setSelection({ nodes: new Set(nodeIds), edges: new Set(edgeIds) }),
    onNodesChange,
    onEdgesChange,
  }
}

function selected(
  before: ReadonlySet<string>,
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
): ReadonlySet<string> {
  let after: Set<string> | undefined
  for (const change of changes) {
    if (change.type !== 'select' || change.selected === before.has(change.id)) continue
    after ??= new Set(before)
    if (change.selected) after.add(change.id)
    else after.delete(change.id)
  }
  return after ?? before
}
