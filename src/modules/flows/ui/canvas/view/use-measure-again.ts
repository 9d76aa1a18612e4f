'use client'

import { useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect } from 'react'

/**
 * React Flow reads the places of ports from the page. Cards that came into view as mere blocks had none: when they are
 * drawn in full again, it reads once more, before the wires are drawn.
 */
export function useMeasureAgain(frame: RefObject<HTMLElement | null>, near: boolean): void {
  const flow = useStoreApi()
  useLayoutEffect(() => {
    if (!near) return
    const updates = new Map<string, { id: string; nodeElement: HTMLDivElement; force: boolean }>()
    for (const nodeElement of frame.current?.querySelectorAll<HTMLDivElement>('.react-flow__node') ?? []) {
      const id = nodeElement.dataset.id
      if (id !== undefined) updates.set(id, { id, nodeElement, force: true })
    }
    if (updates.size > 0) flow.getState().updateNodeInternals(updates, { triggerFitView: false })
  }, [flow, frame, near])
}
