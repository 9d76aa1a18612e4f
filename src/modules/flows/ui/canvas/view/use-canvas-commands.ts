'use client'

import { useReactFlow } from '@xyflow/react'
import { useState } from 'react'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { type Fragment, placeFragment, takeFragment } from '../model/clipboard'
import { checkConnection, type PortRef } from '../model/connection'
import { addElements, connect, moveNodes, removeElements } from '../model/edits'
import { CARD } from '../model/geometry'
import type { Box } from '../model/guides'
import { newEdge } from '../model/new-edge'
import { newNode } from '../model/new-node'
import { newNodeId } from '../model/node-id'
import { nodeView } from '../model/node-view'
import { fittingPort } from '../model/search-definitions'
import { nodePosition, type Point } from '../model/stored-node'
import { tidy } from '../model/tidy'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { loadElk } from './load-elk'
import type { CanvasEditor } from './use-canvas-document'
import type { CanvasElements } from './use-canvas-elements'

const STEP = 32

/** What a person can do on the canvas, whichever way it is asked for: menu, key, drag or button. */
export function useCanvasCommands(
  editor: CanvasEditor,
  elements: CanvasElements,
  note: ComponentDefinition | undefined,
  stage: () => DOMRect | undefined,
) {
  const { flow } = editor.document
  const { getViewport, screenToFlowPosition, fitView, setCenter } = useReactFlow<CanvasNode, CanvasEdge>()
  const { selection, select, cache } = elements
  const [tidying, setTidying] = useState(false)
  const taken = () => new Set(flow.nodes.map(({ id }) => id))

  /** The middle of what is in view. */
  function middle(): Point {
    const box = stage()
    if (!box) return { x: 0, y: 0 }
    const point = screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
    return { x: point.x - CARD.width / 2, y: point.y - 60 }
  }

  /** The place nearest to `wanted` (down to the right) where no other node begins. */
  function free(wanted: Point): Point {
    const starts = flow.nodes.map(nodePosition)
    let { x, y } = wanted
    while (starts.some((start) => Math.abs(start.x - x) < STEP / 2 && Math.abs(start.y - y) < STEP / 2)) {
      x += STEP
      y += STEP
    }
    return { x: Math.round(x), y: Math.round(y) }
  }

  /** The nearest place further down where a new card covers no other. */
  function below({ x, y }: Point): Point {
    const size = { width: CARD.width, height: 120 }
    const boxes = elements.nodes.map((node) => ({ ...node.position, width: node.width ?? 0, height: node.height ?? 0 }))
    for (let top = y; ; ) {
      const under = boxes.find((box) => overlap(box, { x, y: top, ...size }))
      if (!under) return { x: Math.round(x), y: Math.round(top) }
      top = under.y + under.height + STEP
    }
  }

  function addComponent(definition: ComponentDefinition, at?: Point): string {
    const id = newNodeId(definition.type, taken())
    editor.edit((now) => addElements(now, [newNode(definition, id, at ? free(at) : below(middle()))], []))
    select([id])
    return id
  }

  function addNote(at?: Point): void {
    if (note) addComponent(note, at)
  }

  /** Joins two ports, or says why not. */
  function join(from: PortRef, to: PortRef): boolean {
    const check = checkConnection(from, to, flow.edges)
    if (!check.ok) {
      toastError(t('connect.refused'), check.reason)
      return false
    }
    editor.edit((now) => connect(now, newEdge(from, to), !to.port.multiple))
    return true
  }

  /** Adds a component and joins it to the port from which a wire was pulled, in one step. */
  function addConnected(definition: ComponentDefinition, pulled: PortRef, side: 'input' | 'output', at: Point): void {
    const name = fittingPort(definition, pulled.port, side)
    const id = newNodeId(definition.type, taken())
    const node = newNode(definition, id, free(at))
    if (name === undefined) return
    // Named as wired, so that the port is there even if it is an advanced one.
    const view = nodeView(node, () => definition, { inputs: new Set([name]), outputs: new Set() })
    if (view.kind !== 'component') return
    const port = (side === 'output' ? view.inputs : view.outputs).find((candidate) => candidate.name === name)
    const end: PortRef | undefined = port && { node: view, port }
    editor.edit((now) => {
      const added = addElements(now, [node], [])
      if (!end) return added
      const [from, to] = side === 'output' ? [pulled, end] : [end, pulled]
      return connect(added, newEdge(from, to), !to.port.multiple)
    })
    select([id])
  }

  function remove(nodes: ReadonlySet<string> = selection.nodes, edges: ReadonlySet<string> = selection.edges) {
    editor.edit((now) => removeElements(now, nodes, edges))
    select([])
  }

  function insert(fragment: Fragment, at?: Point) {
    const corner = at ?? middle()
    const placed = placeFragment(fragment, taken(), free(corner))
    editor.edit((now) => addElements(now, placed.nodes, placed.edges))
    select(placed.nodes.map(({ id }) => id))
  }

  function duplicate(nodes: ReadonlySet<string> = selection.nodes) {
    const fragment = takeFragment(flow, nodes)
    if (fragment.nodes.length === 0) return
    const places = fragment.nodes.map(nodePosition)
    insert(fragment, {
      x: Math.min(...places.map(({ x }) => x)) + STEP,
      y: Math.min(...places.map(({ y }) => y)) + STEP,
    })
  }

  async function tidyUp(): Promise<void> {
    if (tidying) return
    setTidying(true)
    const views = elements.nodes.map((node) => node.data.view)
    const places = new Map(elements.nodes.map((node) => [node.id, node.position]))
    try {
      const laid = await tidy(views, flow.edges, places, await loadElk())
      editor.edit((now) => moveNodes(now, laid))
      requestAnimationFrame(() => void fitView({ padding: 0.15, maxZoom: 1, duration: 180 }))
    } catch (error) {
      toastError(t('canvas.tidy_failed'), error instanceof Error ? error.message : undefined)
    } finally {
      setTidying(false)
    }
  }

  function reveal(id: string) {
    const node = elements.nodes.find((candidate) => candidate.id === id)
    if (!node) return
    select([id])
    const center = { x: node.position.x + (node.width ?? 0) / 2, y: node.position.y + (node.height ?? 0) / 2 }
    // The dock may be opening at the same moment: wait until the canvas has its new width.
    setTimeout(() => void setCenter(center.x, center.y, { zoom: Math.max(getViewport().zoom, 0.8), duration: 180 }), 50)
  }

  return {
    addComponent,
    addNote,
    join,
    addConnected,
    remove,
    insert,
    duplicate,
    tidyUp,
    tidying,
    reveal,
    copy: () => takeFragment(flow, selection.nodes),
    selectAll: () =>
      select(
        flow.nodes.map(({ id }) => id),
        flow.edges.map(({ id }) => id),
      ),
    fit: () => void fitView({ padding: 0.15, maxZoom: 1, duration: 180 }),
    /** A port on the canvas by node and name. */
    port: (node: string, name: string, side: 'input' | 'output'): PortRef | undefined => {
      const view = cache.view(node)
      if (view?.kind !== 'component') return undefined
      const port = (side === 'input' ? view.inputs : view.outputs).find((candidate) => candidate.name === name)
      return port && { node: view, port }
    },
  }
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

export type CanvasCommands = ReturnType<typeof useCanvasCommands>
