'use client'

import { NodeResizer } from '@xyflow/react'
import { cn } from '@/ui/cn'
import { CARD, FRAME_ROOM, nodeSize, rowsOf } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { useCanvas, useCanvasStore } from './canvas-store'
import { NodeHead } from './node-head'
import { NodeStatusChip } from './node-status-chip'
import { PortRow } from './port-row'
import { statusEdge } from './status-edge'

interface FrameBodyProps {
  view: ComponentView
  selected: boolean
  /** Seen from so far that only its outline and name can be read. */
  far: boolean
}

/** A container: its head, and room for the nodes of a turn. */
export function FrameBody({ view, selected, far }: FrameBodyProps) {
  const store = useCanvasStore()
  const readOnly = useCanvas((state) => state.readOnly)
  const status = useCanvas((state) => state.runs[view.id]?.status ?? 'idle')
  const outputs = rowsOf(view.outputs)
  return (
    <>
      <NodeResizer
        isVisible={selected && !readOnly}
        minWidth={CARD.width + FRAME_ROOM.left + FRAME_ROOM.right}
        minHeight={CARD.header + FRAME_ROOM.bottom + 60}
        lineClassName="!border-accent"
        handleClassName="!size-2 !rounded-sm !border-accent !bg-surface"
        onResizeEnd={(_, { width, height, x, y }) =>
          store.actions.current.resizeNode(view.id, { width, height }, { x, y })
        }
      />
      <div
        style={{ ...nodeSize(view) }}
        data-frame={view.id}
        className={cn(
          'group/card relative rounded-xl border text-sm transition-colors duration-150',
          far ? 'border-2' : 'bg-sunken/70',
          statusEdge[status],
          selected && 'border-accent ring-2 ring-accent/35',
        )}
      >
        {far ? (
          <span className="block truncate px-4 pt-2 font-semibold text-2xl text-ink-2 leading-tight">{view.title}</span>
        ) : (
          <>
            <div className="rounded-t-xl border-b bg-surface">
              <NodeHead view={view} />
            </div>
            {outputs.map((port) => (
              <PortRow key={port.name} node={view.id} input={undefined} output={port} />
            ))}
            <NodeStatusChip id={view.id} />
          </>
        )}
      </div>
    </>
  )
}
