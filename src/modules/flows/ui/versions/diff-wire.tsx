'use client'

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { t } from '@/lib/messages/t'
import type { CanvasEdge } from '../canvas/view/canvas-elements'
import { useEdgeMark } from './diff-marks'

/** A wire that says whether it is new or gone. */
export function DiffWire(props: EdgeProps<CanvasEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const mark = useEdgeMark(id)
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
        style={{ '--wire-hue': data?.hue }}
        data-plain={data?.hue === undefined}
        data-diff={mark}
      />
      {(mark === 'added' || mark === 'removed') && (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            className={`pointer-events-none absolute inline-flex size-5 items-center justify-center rounded-full border bg-surface font-semibold text-sm ${mark === 'added' ? 'border-good text-good' : 'border-bad text-bad'}`}
          >
            <span aria-hidden>{mark === 'added' ? '+' : '−'}</span>
            <span className="sr-only">{t(`compare.${mark}`)}</span>
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
}
