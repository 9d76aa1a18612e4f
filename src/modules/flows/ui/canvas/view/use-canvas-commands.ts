'use client'

import { useReactFlow } from '@xyflow/react'
import { useState } from 'react'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { type Fragment, placeFragment, takeFragment } from '../model/clipboard'
import { checkConnection, type PortRef } from '../model/connection'
import type { Frame } from '../model/dify/put-inside'
import { addElements, connect, moveNodes, removeElements, resizeNode } from '../model/edits'
import { CARD, FRAME_ROOM } from '../model/geometry'
import type { Box } from '../model/guides'
import { newEdge } from '../model/new-edge'
import { newNodes } from '../model/new-node'
import { type ComponentView, nodeView } from '../model/node-view'
import { fittingPort } from '../model/search-definitions'
import type { StoredFlow } from '../model/stored-flow'
import type { Point } from '../model/stored-node'
import { type Laid, tidy } from '../model/tidy'
import { withToolMode } from '../model/tool-mode'
import { cameraTime } from './camera-time'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { frameAt } from './frame-under'
import { loadElk } from './load-elk'
import { placeOf } from './place-of'
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
  const absolute = (id: string): Point => {
    const byId = new Map(elements.nodes.map((node) => [node.id, node]))
    const node = byId.get(id)
    return node ? placeOf(node, byId) : { x: 0, y: 0 }
  }
  /** The container around a node, with where its corner is. */
  const frameOf = (view: ComponentView): Frame | undefined => {
    const around = view.parent === undefined ? undefined : cache.view(view.parent)
    return around?.kind === 'component' ? { id: around.id, type: around.type, corner: absolute(around.id) } : undefined
  }

  /** The middle of what is in view. */
  function middle(): Point {
    const box = stage()
    if (!box) return { x: 0, y: 0 }
    const point = screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
    return { x: point.x - CARD.width / 2, y: point.y - 60 }
  }

  /** The place nearest to `wanted` (down to the right) where no other node begins. */
  function free(wanted: Point): Point {
    const starts = elements.nodes.filter(({ parentId }) => parentId === undefined).map(({ position }) => position)
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
    const outer = elements.nodes.filter(({ parentId }) => parentId === undefined)
    const boxes = outer.map((node) => ({ ...node.position, width: node.width ?? 0, height: node.height ?? 0 }))
    for (let top = y; ; ) {
      const under = boxes.find((box) => overlap(box, { x, y: top, ...size }))
      if (!under) return { x: Math.round(x), y: Math.round(top) }
      top = under.y + under.height + STEP
    }
  }

  /** Adds a component; a step that is dropped onto a frame goes into it. */
  function addComponent(definition: ComponentDefinition, at?: Point): string {
    const frame = at && definition.control_ports && !definition.entry ? frameAt(elements.nodes, at) : undefined
    const place = at ? (frame ? within(frame, at) : free(at)) : below(middle())
    const nodes = newNodes(definition, flow, place, frame)
    editor.edit((now) => addElements(now, nodes, []))
    select([nodes[0].id])
    return nodes[0].id
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
    const edge = newEdge(from, to, frameOf(from.node))
    editor.edit((now) => withToolMode(connect(now, edge, !to.port.multiple), edge))
    return true
  }

  /** Adds a component and joins it to the port from which a wire was pulled, in one step; both are in the same frame. */
  function addConnected(definition: ComponentDefinition, pulled: PortRef, side: 'input' | 'output', at: Point): void {
    const name = fittingPort(definition, pulled.port, side)
    if (name === undefined) return
    const frame = definition.control_ports ? frameOf(pulled.node) : undefined
    const nodes = newNodes(definition, flow, frame ? within(frame, at) : free(at), frame)
    const [node] = nodes
    // Named as wired, so that the port is there even if it is an advanced one.
    const view = nodeView(
      node,
      () => definition,
      { inputs: new Set([name]), outputs: new Set() },
      { parent: frame?.id },
    )
    if (view.kind !== 'component') return
    const port = (side === 'output' ? view.inputs : view.outputs).find((candidate) => candidate.name === name)
    const end: PortRef | undefined = port && { node: view, port }
    editor.edit((now) => {
      const added = addElements(now, nodes, [])
      if (!end || view.parent !== pulled.node.parent) return added
      const [from, to] = side === 'output' ? [pulled, end] : [end, pulled]
      const edge = newEdge(from, to, frame)
      return withToolMode(connect(added, edge, !to.port.multiple), edge)
    })
    select([node.id])
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
    const places = fragment.nodes.map(({ id }) => absolute(id))
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
      editor.edit((now) => place(now, laid))
      requestAnimationFrame(() => void fitView({ padding: 0.15, maxZoom: 1, duration: cameraTime(180) }))
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
    const { x, y } = absolute(id)
    const center = { x: x + (node.width ?? 0) / 2, y: y + (node.height ?? 0) / 2 }
    // The dock may be opening at the same moment: wait until the canvas has its new width.
    setTimeout(
      () => void setCenter(center.x, center.y, { zoom: Math.max(getViewport().zoom, 0.8), duration: cameraTime(180) }),
      50,
    )
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
    fit: () => void fitView({ padding: 0.15, maxZoom: 1, duration: cameraTime(180) }),
    /** Where a node stands on the whole canvas. */
    absolute,
    /** A port on the canvas by node and name. */
    port: (node: string, name: string, side: 'input' | 'output'): PortRef | undefined => {
      const view = cache.view(node)
      if (view?.kind !== 'component') return undefined
      const port = (side === 'input' ? view.inputs : view.outputs).find((candidate) => candidate.name === name)
      return port && { node: view, port }
    },
  }
}

/** The same place, told from a frame's corner. */
function within({ corner }: Frame, { x, y }: Point): Point {
  const { left, top } = FRAME_ROOM
  return { x: Math.round(Math.max(left, x - corner.x)), y: Math.round(Math.max(top, y - corner.y)) }
}

/** Everything where the layout has it, frames in the size that they need now. */
function place(flow: StoredFlow, laid: ReadonlyMap<string, Laid>): StoredFlow {
  let next = moveNodes(flow, laid)
  for (const [id, { x, y, size }] of laid) if (size) next = resizeNode(next, id, size, { x, y })
  return next
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
