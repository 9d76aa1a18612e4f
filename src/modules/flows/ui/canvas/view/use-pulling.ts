'use client'

import { type Connection, type FinalConnectionState, type OnConnectStartParams, useReactFlow } from '@xyflow/react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { fittingPorts, type PortRef, portKey } from '../model/connection'
import type { ComponentView } from '../model/node-view'
import type { StoredEdge } from '../model/stored-flow'
import type { Point } from '../model/stored-node'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import type { CanvasStore, Pulling } from './canvas-store'
import type { CanvasCommands } from './use-canvas-commands'

/** A wire whose other end is being chosen from a list. */
export interface OpenPicker {
  pulled: PortRef
  side: 'input' | 'output'
  /** On the screen. */
  at: Point
  /** On the canvas: where a new node goes. */
  place: Point
  /** Offer ports on the canvas as well. */
  withTargets: boolean
}

/** Pulling a wire: what lights up, where it may end, what happens when it ends elsewhere. */
export function usePulling(
  store: CanvasStore,
  commands: CanvasCommands,
  nodes: readonly CanvasNode[],
  edges: readonly StoredEdge[],
) {
  const { screenToFlowPosition } = useReactFlow<CanvasNode, CanvasEdge>()
  const [picker, setPicker] = useState<OpenPicker | undefined>(undefined)
  const views = () => nodes.map((node) => node.data.view).filter((view) => view.kind === 'component')

  function startFrom(from: PortRef, side: 'input' | 'output'): Pulling {
    return { from, side, fits: fittingPorts(from, side, views(), edges) }
  }

  function onConnectStart(_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) {
    if (!nodeId || !handleId || !handleType) return
    const side = handleType === 'source' ? 'output' : 'input'
    const from = commands.port(nodeId, handleId, side)
    if (from) store.set({ pulling: startFrom(from, side) })
  }

  function isValidConnection(connection: Connection | CanvasEdge): boolean {
    const { pulling } = store.get()
    if (!pulling) return false
    const [node, port] =
      pulling.side === 'output'
        ? [connection.target, connection.targetHandle]
        : [connection.source, connection.sourceHandle]
    return pulling.fits.has(portKey(node, port ?? ''))
  }

  function onConnect(connection: Connection) {
    const from = commands.port(connection.source, connection.sourceHandle ?? '', 'output')
    const to = commands.port(connection.target, connection.targetHandle ?? '', 'input')
    if (from && to) commands.join(from, to)
  }

  function onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
    const { pulling } = store.get()
    store.set({ pulling: undefined })
    if (!pulling || state.isValid) return
    const { toNode, toHandle } = state
    if (toNode && toHandle?.id) {
      const end = commands.port(toNode.id, toHandle.id, toHandle.type === 'source' ? 'output' : 'input')
      if (!end || (end.node.id === pulling.from.node.id && end.port.name === pulling.from.port.name)) return
      // Refused, and `join` says why.
      if (pulling.side === 'output') commands.join(pulling.from, end)
      else commands.join(end, pulling.from)
      return
    }
    const point = 'changedTouches' in event ? event.changedTouches[0] : event
    if (!point) return
    const under = event.target instanceof Element ? event.target.closest('.react-flow__node') : null
    const id = under?.getAttribute('data-id')
    const view = views().find((candidate) => candidate.id === id)
    if (view) {
      if (view.id !== pulling.from.node.id) joinAnywhere(pulling, view)
      return
    }
    const at = { x: point.clientX, y: point.clientY }
    setPicker({ pulled: pulling.from, side: pulling.side, at, place: screenToFlowPosition(at), withTargets: false })
  }

  /** Let go over a card: the first port of it that fits. */
  function joinAnywhere({ from, side, fits }: Pulling, view: ComponentView) {
    const port = (side === 'output' ? view.inputs : view.outputs).find(({ name }) => fits.has(portKey(view.id, name)))
    if (!port) {
      toastError(t('connect.refused'), t('connect.no_port', { name: view.title, gives: from.port.types.join(', ') }))
      return
    }
    const end: PortRef = { node: view, port }
    if (side === 'output') commands.join(from, end)
    else commands.join(end, from)
  }

  /** Chooses an end by keyboard for the first output of a node (its first input when it has none). */
  function openPicker(view: ComponentView, at: Point, place: Point) {
    const [output] = view.outputs
    const [input] = view.inputs
    const pulled = output ?? input
    if (!pulled) return
    setPicker({ pulled: { node: view, port: pulled }, side: output ? 'output' : 'input', at, place, withTargets: true })
  }

  function targets({ pulled, side, withTargets }: OpenPicker): PortRef[] {
    if (!withTargets) return []
    const fits = fittingPorts(pulled, side, views(), edges)
    return views().flatMap((node) =>
      (side === 'output' ? node.inputs : node.outputs)
        .filter((port) => fits.has(portKey(node.id, port.name)))
        .map((port) => ({ node, port })),
    )
  }

  return {
    picker,
    closePicker: () => setPicker(undefined),
    openPicker,
    targets,
    onConnectStart,
    onConnect,
    onConnectEnd,
    isValidConnection,
  }
}
