'use client'

import { cn } from '@/ui/cn'
import { CARD, nodeSize } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { categoryHue } from '../model/port-look'
import type { NodeStatus } from '../model/run-state'
import { useCanvas } from './canvas-store'

interface FarBlockProps {
  view: ComponentView
  selected: boolean
  /** Even further away: a plain block, cheap to draw a thousand times. */
  dot: boolean
}

const edge: Record<NodeStatus, string> = {
  idle: 'border-line-strong',
  running: 'border-accent',
  waiting: 'border-warn',
  done: 'border-good',
  recovered: 'border-warn',
  failed: 'border-bad',
  skipped: 'border-line opacity-50',
}

const fill: Record<NodeStatus, string | undefined> = {
  idle: undefined,
  running: 'var(--accent)',
  waiting: 'var(--warn)',
  done: 'var(--good)',
  recovered: 'var(--warn)',
  failed: 'var(--bad)',
  skipped: 'var(--line)',
}

/** A card seen from far: a block with its name, large enough to be read. */
export function FarBlock({ view, selected, dot }: FarBlockProps) {
  const status = useCanvas((state) => state.runs[view.id]?.status ?? 'idle')
  const { width, height } = nodeSize(view)
  const hue = view.definition && categoryHue[view.definition.category]
  const tint = hue === undefined ? 'var(--line-strong)' : `oklch(var(--block-l) var(--block-c) ${hue})`
  if (dot) {
    return <div style={{ width, height, background: selected ? 'var(--ink-2)' : (fill[status] ?? tint) }} />
  }
  return (
    <div
      style={{ width, height, borderLeftColor: tint }}
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
