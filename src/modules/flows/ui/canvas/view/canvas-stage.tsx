'use client'

import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { useTheme } from 'next-themes'
import type { DragEvent, ReactNode } from 'react'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import type { Point } from '../model/stored-node'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import type { CanvasStore } from './canvas-store'
import { COMPONENT_DRAG_TYPE } from './component-list-item'
import { ComponentNode } from './component-node'
import { FAR_ZOOM } from './far-zoom'
import { minimapColor } from './minimap-color'
import { NoteNode } from './note-node'
import type { CanvasElements } from './use-canvas-elements'
import type { usePulling } from './use-pulling'
import { Wire } from './wire'

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
  elements: CanvasElements
  pulling: ReturnType<typeof usePulling>
  readOnly: boolean
  minimap: boolean
  findDefinition: (type: string) => ComponentDefinition | undefined
  onDropComponent: (definition: ComponentDefinition, place: Point) => void
  onNodeClick: (id: string) => void
  onMenu: (target: MenuTarget) => void
  /** Bars and panels over the canvas. */
  children: ReactNode
}

/** React Flow, set up for this canvas. */
export function CanvasStage(props: CanvasStageProps) {
  const { store, elements, pulling, readOnly, minimap, findDefinition, onDropComponent, onNodeClick, onMenu } = props
  const { resolvedTheme } = useTheme()
  const { screenToFlowPosition } = useReactFlow()

  function onDrop(event: DragEvent) {
    const definition = findDefinition(event.dataTransfer.getData(COMPONENT_DRAG_TYPE))
    if (!definition || readOnly) return
    event.preventDefault()
    const place = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    onDropComponent(definition, { x: place.x - 24, y: place.y - 20 })
  }

  function onDragOver(event: DragEvent) {
    if (readOnly || !event.dataTransfer.types.includes(COMPONENT_DRAG_TYPE)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      nodes={elements.nodes}
      edges={elements.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={elements.onNodesChange}
      onEdgesChange={elements.onEdgesChange}
      onConnect={pulling.onConnect}
      onConnectStart={pulling.onConnectStart}
      onConnectEnd={pulling.onConnectEnd}
      isValidConnection={pulling.isValidConnection}
      onViewportChange={({ zoom }) => {
        const far = zoom < FAR_ZOOM
        if (far !== store.get().far) store.set({ far })
      }}
      onInit={(flow) => store.set({ far: flow.getZoom() < FAR_ZOOM })}
      onNodeClick={(_, node) => onNodeClick(node.id)}
      onNodeContextMenu={(_, node) => {
        if (elements.selection.nodes.has(node.id) && elements.selection.nodes.size > 1) {
          onMenu({ kind: 'selection' })
        } else {
          elements.select([node.id])
          onMenu({ kind: 'node', id: node.id })
        }
      }}
      onEdgeContextMenu={(_, edge) => {
        elements.select([], [edge.id])
        onMenu({ kind: 'edge', id: edge.id })
      }}
      onSelectionContextMenu={() => onMenu({ kind: 'selection' })}
      onPaneContextMenu={(event) =>
        onMenu({ kind: 'pane', place: screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
      }
      onDrop={onDrop}
      onDragOver={onDragOver}
      colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
      aria-label={t('canvas.label')}
      onlyRenderVisibleElements
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      zoomActivationKeyCode={['Meta', 'Control']}
      zoomOnDoubleClick={false}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      elevateNodesOnSelect={false}
      connectionRadius={24}
      nodeDragThreshold={2}
      minZoom={0.05}
      maxZoom={2}
      fitView
      fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
    >
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
      {elements.nodes.length === 0 && (
        <Panel position="top-center" className="pointer-events-none !mt-[22vh] text-center">
          <p className="font-semibold text-base">{t('canvas.empty')}</p>
          <p className="mt-1 text-ink-2 text-sm">{t('canvas.empty_hint')}</p>
        </Panel>
      )}
      {props.children}
    </ReactFlow>
  )
}
