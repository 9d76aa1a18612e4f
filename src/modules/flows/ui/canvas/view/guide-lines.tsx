'use client'

import { useStore, ViewportPortal } from '@xyflow/react'
import type { Guide } from '../model/guides'

/** Lines that show with what the dragged node stands in a row. */
export function GuideLines({ guides }: { guides: readonly Guide[] }) {
  const zoom = useStore((state) => state.transform[2])
  if (guides.length === 0) return null
  const thin = 1 / zoom
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          aria-hidden
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at, top: from, width: thin, height: to - from }
              : { left: from, top: at, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  )
}
