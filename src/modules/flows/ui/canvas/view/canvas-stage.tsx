'use client'

import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useReactFlow,
  type Viewport,
} from '@xyflow/react'
import { type DragEvent, type ReactNode, useRef } from 'react'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { useStable } from '@/ui/use-stable'
import type { Point } from '../model/stored-node'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { type CanvasStore, useCanvas } from './canvas-store'
import { COMPONENT_DRAG_TYPE } from './component-list-item'
import { ComponentNode } from './component-node'
import { detailAt } from './detail'
import { GuideLines } from './guide-lines'
import { minimapColor } from './minimap-color'
import { NoteNode } from './note-node'
import type { CanvasEditor } from './use-canvas-document'
import type { CanvasElements } from './use-canvas-elements'
import { useElementChanges } from './use-element-changes'
import { useMeasureAgain } from './use-measure-again'
import type { usePulling } from './use-pulling'
import { Wire } from './wire'
import { WireOverview } from './wire-overview'

const nodeTypes: NodeTypes = { component: ComponentNode, note: NoteNode }
const edgeTypes: EdgeTypes = { wire: Wire }

/** What the right mouse button was pressed on. */
export type MenuTarget =
  | { kind: 'node'; id: string }
  | { kind: 'edge'; id: string }
  | { kind: 'selection' }
  | { kind: 'pane'; place: Point }

interface CanvasStageProps {
  store: CanvasStore
  editor: CanvasEditor
  elements: CanvasElements
  pulling: ReturnType<typeof usePulling>
  readOnly: boolean
  minimap: boolean
  findDefinition: (type: string) => ComponentDefinition | undefined
  onDropComponent: (definition: ComponentDefinition, place: Point) => void
  onNodeClick: (id: string) => void
  onMenu: (target: MenuTarget) => void
  /** Everything is drawn and in view. */
  onReady: () => void
  /** Bars and panels over the canvas. */
  children: ReactNode
}

// Given anew at each render these would make React Flow look at every node and wire again.
const MULTI_SELECTION_KEYS = ['Meta', 'Control', 'Shift']
const ZOOM_KEYS = ['Meta', 'Control']
const NO_EDGES: CanvasEdge[] = []
const FIT_VIEW = { padding: 0.15, maxZoom: 1 }

/** React Flow, set up for this canvas. */
export function CanvasStage(props: CanvasStageProps) {
  const { store, editor, elements, pulling, readOnly, minimap, findDefinition } = props
  const { screenToFlowPosition } = useReactFlow()
  const { nodes, guides, onNodesChange, onEdgesChange } = useElementChanges(editor, elements)
  const frame = useRef<HTMLDivElement>(null)

  const onNodeContextMenu = useStable((_: unknown, node: CanvasNode) => {
    if (elements.selection.nodes.has(node.id) && elements.selection.nodes.size > 1) {
      props.onMenu({ kind: 'selection' })
    } else {
      elements.select([node.id])
      props.onMenu({ kind: 'node', id: node.id })
    }
  })
  const onEdgeContextMenu = useStable((_: unknown, edge: CanvasEdge) => {
    elements.select([], [edge.id])
    props.onMenu({ kind: 'edge', id: edge.id })
  })
  const onPaneContextMenu = useStable((event: { clientX: number; clientY: number }) =>
    props.onMenu({ kind: 'pane', place: screenToFlowPosition({ x: event.clientX, y: event.clientY }) }),
  )
  const onViewportChange = useStable(({ zoom }: Viewport) => {
    const detail = detailAt(zoom)
    if (detail !== store.get().detail) store.set({ detail })
  })
  // The `fitView` property waits for a node to be measured, which never comes when none is in view at first.
  const onInit = useStable(async (flow: ReactFlowInstance<CanvasNode, CanvasEdge>) => {
    await flow.fitView(FIT_VIEW)
    store.set({ detail: detailAt(flow.getZoom()) })
    props.onReady()
  })
  const near = useCanvas((state) => state.detail === 'near')
  useMeasureAgain(frame, near)

  function onDrop(event: DragEvent) {
    const definition = findDefinition(event.dataTransfer.getData(COMPONENT_DRAG_TYPE))
    if (!definition || readOnly) return
    event.preventDefault()
    const place = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    props.onDropComponent(definition, { x: place.x - 24, y: place.y - 20 })
  }

  function onDragOver(event: DragEvent) {
    if (readOnly || !event.dataTransfer.types.includes(COMPONENT_DRAG_TYPE)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      ref={frame}
      nodes={nodes}
      edges={near ? elements.edges : NO_EDGES}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnect={useStable(pulling.onConnect)}
      onConnectStart={useStable(pulling.onConnectStart)}
      onConnectEnd={useStable(pulling.onConnectEnd)}
      isValidConnection={useStable(pulling.isValidConnection)}
      onViewportChange={onViewportChange}
      onInit={onInit}
      onNodeClick={useStable((_: unknown, node: CanvasNode) => props.onNodeClick(node.id))}
      onNodeContextMenu={onNodeContextMenu}
      onEdgeContextMenu={onEdgeContextMenu}
      onSelectionContextMenu={useStable(() => props.onMenu({ kind: 'selection' }))}
      onPaneContextMenu={onPaneContextMenu}
      onDrop={onDrop}
      onDragOver={onDragOver}
      aria-label={t('canvas.label')}
      onlyRenderVisibleElements
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={MULTI_SELECTION_KEYS}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      zoomActivationKeyCode={ZOOM_KEYS}
      zoomOnDoubleClick={false}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      elevateNodesOnSelect={false}
      connectionRadius={24}
      nodeDragThreshold={2}
      minZoom={0.05}
      maxZoom={2}
    >
      <GuideLines guides={guides} />
      {!near && <WireOverview edges={elements.edges} />}
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} />
      {minimap && (
        <MiniMap<CanvasNode>
          pannable
          zoomable
          nodeColor={minimapColor}
          nodeBorderRadius={6}
          position="bottom-left"
          ariaLabel={t('bar.minimap')}
          className="!mb-14 !ml-3 overflow-hidden rounded-lg border"
          style={{ width: 180, height: 120 }}
        />
      )}
      {nodes.length === 0 && (
        <Panel position="top-center" className="pointer-events-none !mt-[22vh] text-center">
          <p className="font-semibold text-base">{t('canvas.empty')}</p>
          <p className="mt-1 text-ink-2 text-sm">{t('canvas.empty_hint')}</p>
        </Panel>
      )}
      {props.children}
    </ReactFlow>
  )
}
