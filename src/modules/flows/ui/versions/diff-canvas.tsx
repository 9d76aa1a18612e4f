'use client'

import {
  Background,
  BackgroundVariant,
  Controls,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useReactFlow,
  type Viewport,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { useStable } from '@/ui/use-stable'
import type { DefinitionIndex } from '../canvas/model/definition-index'
import type { FlowDiff } from '../canvas/model/diff/diff-flows'
import { cameraTime } from '../canvas/view/camera-time'
import type { CanvasEdge, CanvasNode } from '../canvas/view/canvas-elements'
import { CanvasProvider, createCanvasStore, useCanvas } from '../canvas/view/canvas-store'
import { detailAt } from '../canvas/view/detail'
import { ElementCache } from '../canvas/view/element-cache'
import { placeOf } from '../canvas/view/place-of'
import { useMeasureAgain } from '../canvas/view/use-measure-again'
import { DiffMarks } from './diff-marks'
import { DiffComponentNode, DiffNoteNode } from './diff-node'
import { DiffWire } from './diff-wire'

const nodeTypes: NodeTypes = { component: DiffComponentNode, note: DiffNoteNode }
const edgeTypes: EdgeTypes = { wire: DiffWire }
const FIT_VIEW = { padding: 0.15, maxZoom: 1 }
const NOTHING: ReadonlySet<string> = new Set()

interface DiffCanvasProps {
  diff: FlowDiff
  definitions: DefinitionIndex
  /** The node that is pointed out. */
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** Two states of a flow drawn together, to look at only. */
export function DiffCanvas(props: DiffCanvasProps) {
  const [store] = useState(() => {
    const actions = { runNode: undefined, setNoteText: () => undefined, resizeNode: () => undefined }
    const created = createCanvasStore(actions)
    created.set({ readOnly: true })
    return created
  })
  return (
    <CanvasProvider value={store}>
      <DiffMarks value={props.diff}>
        <ReactFlowProvider>
          <Drawn {...props} onDetail={(zoom) => store.set({ detail: detailAt(zoom) })} />
        </ReactFlowProvider>
      </DiffMarks>
    </CanvasProvider>
  )
}

function Drawn({
  diff,
  definitions,
  chosen,
  onChoose,
  onDetail,
}: DiffCanvasProps & { onDetail: (zoom: number) => void }) {
  const frame = useRef<HTMLDivElement>(null)
  const { setCenter, getViewport, fitView } = useReactFlow<CanvasNode, CanvasEdge>()
  const near = useCanvas((state) => state.detail === 'near')
  useMeasureAgain(frame, near)
  const [cache] = useState(() => new ElementCache())
  const selected = useMemo(() => (chosen === undefined ? NOTHING : new Set([chosen])), [chosen])
  const nodes = useMemo(() => cache.nodes(diff.flow, definitions, selected), [cache, diff, definitions, selected])
  // Wires look at their nodes' ports, so the nodes have to be worked out first.
  const edges = useMemo(() => (nodes ? cache.edges(diff.flow, NOTHING) : []), [cache, diff, nodes])

  const drawn = useRef(diff)
  useEffect(() => {
    if (drawn.current === diff) return
    drawn.current = diff
    void fitView(FIT_VIEW)
  }, [diff, fitView])

  const show = useStable((id: string) => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    const node = byId.get(id)
    if (!node) return
    const { x, y } = placeOf(node, byId)
    const zoom = Math.max(getViewport().zoom, 0.7)
    void setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom, duration: cameraTime(180) })
  })
  useEffect(() => {
    if (chosen !== undefined) show(chosen)
  }, [chosen, show])

  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      ref={frame}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onInit={useStable(async (flow: ReactFlowInstance<CanvasNode, CanvasEdge>) => {
        await flow.fitView(FIT_VIEW)
        onDetail(flow.getZoom())
      })}
      onViewportChange={useStable(({ zoom }: Viewport) => onDetail(zoom))}
      onNodeClick={useStable((_: unknown, node: CanvasNode) => onChoose(node.id))}
      aria-label={t('compare.canvas')}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      elevateNodesOnSelect={false}
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.05}
      maxZoom={2}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} />
      <Controls showInteractive={false} position="bottom-left" />
    </ReactFlow>
  )
}
