'use client'

import { cn } from '@/ui/cn'
import { CARD, nodeSize } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { categoryHue } from '../model/port-look'
import { useCanvas } from './canvas-store'

const edge = {
  idle: 'border-line-strong',
  running: 'border-accent',
  done: 'border-good',
  failed: 'border-bad',
  skipped: 'border-line opacity-50',
} as const

/** A card seen from far: a block with its name, large enough to be read. */
export function FarBlock({ view, selected }: { view: ComponentView; selected: boolean }) {
  const status = useCanvas((state) => state.runs[view.id]?.status ?? 'idle')
  const { width, height } = nodeSize(view)
  const hue = view.definition && categoryHue[view.definition.category]
  return (
    <div
      style={{ width, height, borderLeftColor: hue === undefined ? undefined : `oklch(var(--wire-l) 0.1 ${hue})` }}
      className={cn(
        'flex items-center overflow-hidden rounded-lg border-2 border-l-[10px] bg-surface px-3',
        edge[status],
        selected && 'outline-4 outline-accent',
      )}
    >
      <span
        className="line-clamp-2 font-semibold text-ink leading-[1.15]"
        style={{ fontSize: height > CARD.header * 2 ? 30 : 24 }}
      >
        {view.title}
      </span>
    </div>
  )
}
