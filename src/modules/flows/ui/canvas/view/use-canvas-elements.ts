'use client'

import { useMemo, useState } from 'react'
import type { DefinitionIndex } from '../model/definition-index'
import type { StoredFlow } from '../model/stored-flow'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { ElementCache } from './element-cache'
import type { CanvasEditor } from './use-canvas-document'

const EMPTY: ReadonlySet<string> = new Set()

export interface Selection {
  nodes: ReadonlySet<string>
  edges: ReadonlySet<string>
}

export interface CanvasElements {
  /** As the document has them; what is being dragged is laid over them by the stage. */
  nodes: readonly CanvasNode[]
  edges: CanvasEdge[]
  selection: Selection
  cache: ElementCache
  select: (nodes: Iterable<string>, edges?: Iterable<string>) => void
}

/** The document as React Flow's elements, and which of them are selected. */
export function useCanvasElements(editor: CanvasEditor, definitions: DefinitionIndex): CanvasElements {
  const { flow } = editor.document
  const [cache] = useState(() => new ElementCache())
  const [chosen, setChosen] = useState<Selection>({ nodes: EMPTY, edges: EMPTY })
  const selection = useMemo(() => present(chosen, flow), [chosen, flow])
  const nodes = useMemo(
    () => cache.nodes(flow, definitions, selection.nodes),
    [cache, flow, definitions, selection.nodes],
  )
  // Wires look at their nodes' ports, so the nodes have to be worked out first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `definitions` decides ports, and with them the wires' colours
  const edges = useMemo(() => cache.edges(flow, selection.edges), [cache, flow, definitions, selection.edges])
  return {
    nodes,
    edges,
    selection,
    cache,
    select: (nodeIds, edgeIds = []) => setChosen({ nodes: new Set(nodeIds), edges: new Set(edgeIds) }),
  }
}

/** Of what was chosen, what is (still) there: an undo may have taken some of it away. */
function present(chosen: Selection, flow: StoredFlow): Selection {
  const nodes = kept(chosen.nodes, flow.nodes)
  const edges = kept(chosen.edges, flow.edges)
  return nodes === chosen.nodes && edges === chosen.edges ? chosen : { nodes, edges }
}

function kept(chosen: ReadonlySet<string>, there: readonly { id: string }[]): ReadonlySet<string> {
  if (chosen.size === 0) return chosen
  const left = there.filter(({ id }) => chosen.has(id))
  return left.length === chosen.size ? chosen : new Set(left.map(({ id }) => id))
}
