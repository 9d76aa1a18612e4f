'use client'

import { type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react'
import { useMemo, useState } from 'react'
import { useStable } from '@/ui/use-stable'
import { putInside } from '../model/dify/put-inside'
import { moveNodes } from '../model/edits'
import { alignBox, type Guide } from '../model/guides'
import type { Point, Size } from '../model/stored-node'
import { boxesInView } from './boxes-in-view'
import { type CanvasEdge, type CanvasNode, canvasNode } from './canvas-elements'
import { frameUnder } from './frame-under'
import type { CanvasEditor } from './use-canvas-document'
import type { CanvasElements } from './use-canvas-elements'

/** What the hand is just doing with a node. */
interface InHand {
  position: Point
  size?: Size
}

const NOTHING: ReadonlyMap<string, InHand> = new Map()
const NO_GUIDES: readonly Guide[] = []
/** How near, on the screen, a dragged node must come to a line to rest on it. */
const REACH_PX = 5

/**
 * Takes what React Flow reports. A drag lives here until it ends and is one edit then, so that nothing but the stage
 * renders while it lasts.
 */
export function useElementChanges(editor: CanvasEditor, elements: CanvasElements) {
  const [inHand, setInHand] = useState(NOTHING)
  const [guides, setGuides] = useState(NO_GUIDES)
  const flow = useStoreApi<CanvasNode, CanvasEdge>()
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
    if (dragged.size > 0) setInHand(dragged.size === 1 && resized.size === 0 ? aligned(dragged) : dragged)
    if (dropped.size > 0) {
      // A drag ends where the node was shown, on the line that it was led to.
      for (const [id, { position }] of inHand) if (dropped.has(id)) dropped.set(id, position)
      setGuides(NO_GUIDES)
      const nudged = inHand.size === 0
      setInHand(NOTHING)
      const frame = frameUnder(elements, dropped)
      editor.edit(
        (now) => putInside(moveNodes(now, dropped), frame, dropped.keys()),
        nudged ? `nudge:${[...dropped.keys()].join(' ')}` : undefined,
      )
    }
    const nodeIds = selected(selection.nodes, changes)
    if (nodeIds !== selection.nodes) select(nodeIds, selection.edges)
  })

  /** The one node that is dragged, led to a line that it comes near to. */
  function aligned(dragged: ReadonlyMap<string, InHand>): Map<string, InHand> {
    const led = new Map<string, InHand>()
    for (const [id, { position }] of dragged) {
      const node = elements.nodes.find((candidate) => candidate.id === id)
      if (node?.parentId !== undefined) {
        led.set(id, { position })
        continue
      }
      const box = { ...position, width: node?.width ?? 0, height: node?.height ?? 0 }
      const view = flow.getState()
      const found = alignBox(box, boxesInView(elements.nodes, id, view), REACH_PX / view.transform[2])
      led.set(id, { position: found.position })
      setGuides(found.guides.length === 0 ? NO_GUIDES : found.guides)
    }
    return led
  }

  const onEdgesChange = useStable((changes: EdgeChange<CanvasEdge>[]) => {
    const edgeIds = selected(selection.edges, changes)
    if (edgeIds !== selection.edges) select(selection.nodes, edgeIds)
  })

  return { nodes, guides, onNodesChange, onEdgesChange }
}

function held(node: CanvasNode, hand: InHand | undefined): CanvasNode {
  if (!hand) return node
  const { view } = node.data
  if (hand.size && (view.kind === 'note' || view.size)) {
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
