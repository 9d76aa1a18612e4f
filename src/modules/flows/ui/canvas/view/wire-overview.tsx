'use client'

import { type ReactFlowState, useStoreApi } from '@xyflow/react'
import { useTheme } from 'next-themes'
import { useEffect, useRef } from 'react'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { useCanvasStore } from './canvas-store'
import { drawWires } from './draw-wires'

/** All wires in one drawing, for views in which there are too many of them to be elements of the page. */
export function WireOverview({ edges }: { edges: readonly CanvasEdge[] }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi<CanvasNode, CanvasEdge>()
  const store = useCanvasStore()
  const { resolvedTheme } = useTheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const style = getComputedStyle(element)
    const look = {
      lightness: style.getPropertyValue('--wire-l'),
      chroma: style.getPropertyValue('--wire-c'),
      accent: style.getPropertyValue('--accent'),
      broken: style.getPropertyValue('--bad'),
    }
    let frame = 0
    let drawn: Pick<ReactFlowState, 'transform' | 'nodes' | 'width' | 'height'> | undefined
    const draw = () => {
      frame = 0
      const state = flow.getState()
      drawn = state
      drawWires(element, context, edges, state, look, store.get().runs)
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    }
    draw()
    const leaveFlow = flow.subscribe((state) => {
      const same =
        drawn?.transform === state.transform &&
        drawn.nodes === state.nodes &&
        drawn.width === state.width &&
        drawn.height === state.height
      if (!same) schedule()
    })
    const leaveStore = store.subscribe(schedule)
    return () => {
      cancelAnimationFrame(frame)
      leaveFlow()
      leaveStore()
    }
  }, [flow, store, edges, resolvedTheme])

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 z-0 size-full" />
}
