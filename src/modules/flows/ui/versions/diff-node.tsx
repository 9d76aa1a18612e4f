'use client'

import type { NodeProps } from '@xyflow/react'
import type { ReactNode } from 'react'
import { cn } from '@/ui/cn'
import type { DiffMark } from '../canvas/model/diff/diff-flows'
import type { CanvasNode } from '../canvas/view/canvas-elements'
import { ComponentNode } from '../canvas/view/component-node'
import { NoteNode } from '../canvas/view/note-node'
import { MarkBadge, useNodeMark } from './diff-marks'

export const DiffComponentNode = (props: NodeProps<CanvasNode>) => (
  <Marked id={props.id}>
    <ComponentNode {...props} />
  </Marked>
)

export const DiffNoteNode = (props: NodeProps<CanvasNode>) => (
  <Marked id={props.id}>
    <NoteNode {...props} />
  </Marked>
)

const ring: Record<DiffMark, string> = {
  same: 'opacity-55',
  added: 'outline-2 outline-good outline-offset-2',
  removed: 'opacity-75 outline-2 outline-bad outline-dashed outline-offset-2',
  changed: 'outline-2 outline-warn outline-double outline-offset-2',
}

function Marked({ id, children }: { id: string; children: ReactNode }) {
  const mark = useNodeMark(id)
  return (
    <div data-diff={mark} className="relative">
      <div className={cn('rounded-lg', ring[mark])}>{children}</div>
      {mark !== 'same' && (
        <span className="absolute right-2 bottom-full mb-2 rounded-sm bg-surface">
          <MarkBadge mark={mark} />
        </span>
      )}
    </div>
  )
}
