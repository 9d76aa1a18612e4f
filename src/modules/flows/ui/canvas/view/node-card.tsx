'use client'

import { CircleAlert, Play, TriangleAlert } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { IconTile } from '@/ui/icon-tile'
import { Tooltip } from '@/ui/tooltip'
import { CARD, hasSummary, nodeSize } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { categoryHue } from '../model/port-look'
import type { NodeStatus } from '../model/run-state'
import { useCanvas, useCanvasStore } from './canvas-store'
import { componentIcon } from './component-icon'
import { NodeStatusChip } from './node-status-chip'
import { PortRow } from './port-row'

const edge: Record<NodeStatus, string> = {
  idle: 'border-line-strong',
  running: 'border-accent',
  done: 'border-good/70',
  failed: 'border-bad',
  skipped: 'border-line border-dashed opacity-55',
}

export function NodeCard({ view, selected }: { view: ComponentView; selected: boolean }) {
  const status = useCanvas((state) => state.runs[view.id]?.status ?? 'idle')
  const known = view.definition !== undefined
  const rows = Math.max(view.inputs.length, view.outputs.length)
  return (
    <div
      style={{ ...nodeSize(view) }}
      className={cn(
        'group/card relative rounded-lg border bg-surface text-sm transition-colors duration-150',
        edge[status],
        !known && 'border-dashed',
        selected && 'border-accent ring-2 ring-accent/35',
      )}
    >
      {status === 'running' && (
        <div className="running-hairline absolute inset-x-2 -top-px h-0.5 animate-hairline rounded-full" />
      )}
      <header style={{ height: CARD.header }} className="flex items-center gap-2 px-2">
        <IconTile
          icon={componentIcon(view.icon, view.definition?.category)}
          hue={view.definition && categoryHue[view.definition.category]}
        />
        <span className="min-w-0 flex-1 truncate font-semibold text-[13px] text-ink" title={view.title}>
          {view.title}
        </span>
        {known && <RunButton id={view.id} title={view.title} />}
        <ProblemMark id={view.id} />
      </header>
      {hasSummary(view) && (
        <p
          style={{ height: CARD.summary }}
          className={cn('truncate px-2.5 text-xs leading-[22px]', known ? 'text-ink-2' : 'text-warn')}
        >
          {known ? view.summary : t('canvas.unknown', { type: view.type || t('canvas.unnamed') })}
        </p>
      )}
      <div className="pt-1">
        {Array.from({ length: rows }, (_, row) => (
          <PortRow
            key={`${view.inputs[row]?.name ?? ''}:${view.outputs[row]?.name ?? ''}`}
            node={view.id}
            input={view.inputs[row]}
            output={view.outputs[row]}
          />
        ))}
      </div>
      <NodeStatusChip id={view.id} />
    </div>
  )
}

function RunButton({ id, title }: { id: string; title: string }) {
  const store = useCanvasStore()
  const readOnly = useCanvas((state) => state.readOnly)
  if (readOnly || !store.actions.current.runNode) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('canvas.run_node', { name: title })}
      title={t('canvas.run_to_here')}
      className="nodrag inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-2 opacity-0 hover:bg-hover hover:text-accent-ink focus-visible:opacity-100 group-hover/card:opacity-100"
      onClick={(event) => {
        event.stopPropagation()
        store.actions.current.runNode?.(id)
      }}
    >
      <Play className="size-3.5" aria-hidden />
    </button>
  )
}

function ProblemMark({ id }: { id: string }) {
  const problems = useCanvas((state) => state.problems.get(id))
  if (!problems || problems.length === 0) return null
  const grave = problems.some((problem) => problem.severity === 'error')
  const Icon = grave ? CircleAlert : TriangleAlert
  return (
    <Tooltip label={problems.map((problem) => problem.message).join(' ')} side="top">
      <span role="img" aria-label={t('canvas.problems', { count: problems.length })}>
        <Icon className={cn('size-4', grave ? 'text-bad' : 'text-warn')} aria-hidden />
      </span>
    </Tooltip>
  )
}
