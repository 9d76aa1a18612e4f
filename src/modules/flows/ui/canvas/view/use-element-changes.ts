'use client'

import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo, useState } from 'react'
import { useStable } from '@/ui/use-stable'
import { moveNodes } from '../model/edits'
import type { Point, Size } from '../model/stored-node'
import { type CanvasEdge, type CanvasNode, canvasNode } from './canvas-elements'
import type { CanvasEditor } from './use-canvas-document'
import type { CanvasElements } from './use-canvas-elements'

/** What the hand is just doing with a node. */
interface InHand {
  position: Point
  size?: Size
}

const NOTHING: ReadonlyMap<string, InHand> = new Map()

/**
 * Takes what React Flow reports. A drag lives here until it ends and is one edit then, so that nothing but the stage
 * renders while it lasts.
 */
export function useElementChanges(editor: CanvasEditor, elements: CanvasElements) {
  const [inHand, setInHand] = useState(NOTHING)
  const { selection, select } = elements

  const nodes = useMemo(
    () => (inHand.size === 0 ? [...elements.nodes] : elements.nodes.map((node) => held(node, inHand.get(node.id)))),
    [elements.nodes, inHand],
  )

  const onNodesChange = useStable((changes: NodeChange<CanvasNode>[]) => {
    const resized = new Map<string, Size>()
    for (const change of changes) {
      if (change.type !== 'dimensions') continue
      if (change.resizing && change.dimensions) resized.set(change.id, change.dimensions)
      else if (change.resizing === false) setInHand(NOTHING)
    }
    const dragged = new Map<string, InHand>()
    const dropped = new Map<string, Point>()
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue
      // The corner that moves while a note is resized belongs to the resizing.
      if (change.dragging || resized.has(change.id)) dragged.set(change.id, { position: change.position })
      else dropped.set(change.id, change.position)
    }
    for (const [id, size] of resized) {
      const position = dragged.get(id)?.position ?? nodes.find((node) => node.id === id)?.position
      if (position) dragged.set(id, { position, size })
    }
    if (dragged.size > 0) setInHand(dragged)
    if (dropped.size > 0) {
      const nudged = inHand.size === 0
      setInHand(NOTHING)
      editor.edit((now) => moveNodes(now, dropped), nudged ? `nudge:${[...dropped.keys()].join(' ')}` : undefined)
    }
    const nodeIds = selected(selection.nodes, changes)
    if (nodeIds !== selection.nodes) select(nodeIds, selection.edges)
  })

  const onEdgesChange = useStable((changes: EdgeChange<CanvasEdge>[]) => {
    const edgeIds = selected(selection.edges, changes)
    if (edgeIds !== selection.edges) select(selection.nodes, edgeIds)
  })

  return { nodes, onNodesChange, onEdgesChange }
}

function held(node: CanvasNode, hand: InHand | undefined): CanvasNode {
  if (!hand) return node
  const { view } = node.data
  if (hand.size && view.kind === 'note') {
    return canvasNode({ ...view, size: hand.size }, hand.position, node.selected === true)
  }
  return { ...node, position: hand.position }
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
