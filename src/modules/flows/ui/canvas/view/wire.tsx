'use client'

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { CanvasEdge } from './canvas-elements'
import { useCanvas } from './canvas-store'

/** A wire in the colour of what it carries. */
export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { id, source, target, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const state = useCanvas(({ runs }) => {
    if (data?.broken) return 'broken'
    return runs[source]?.status === 'skipped' || runs[target]?.status === 'skipped' ? 'skipped' : 'rest'
  })
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    curvature: 0.3,
  })
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className="wire"
        interactionWidth={18}
        style={{ '--wire-hue': data?.hue }}
        data-plain={data?.hue === undefined}
        data-state={state}
      />
      {data?.label && (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            className="pointer-events-none absolute max-w-32 truncate rounded-sm border bg-surface px-1.5 text-[11px] text-ink-2 leading-4"
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
