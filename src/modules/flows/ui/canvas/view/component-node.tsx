'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { ComponentView } from '../model/node-view'
import type { CanvasNode } from './canvas-elements'
import { useCanvas } from './canvas-store'
import { FarBlock } from './far-block'
import { FrameBody } from './frame-body'
import { NodeCard } from './node-card'
import { TurnMark } from './turn-mark'

/** React Flow renders this anew at each move; the card behind it only when its content changes. */
export function ComponentNode({ data, selected }: NodeProps<CanvasNode>) {
  return data.view.kind === 'component' ? <ComponentBody view={data.view} selected={selected} /> : null
}

const ComponentBody = memo(function ComponentBody({ view, selected }: { view: ComponentView; selected: boolean }) {
  const detail = useCanvas((state) => state.detail)
  if (view.shape === 'frame') return <FrameBody view={view} selected={selected} far={detail !== 'near'} />
  if (view.shape === 'mark') return <TurnMark view={view} far={detail !== 'near'} />
  if (detail === 'near') return <NodeCard view={view} selected={selected} />
  return <FarBlock view={view} selected={selected} dot={detail === 'dot'} />
})
