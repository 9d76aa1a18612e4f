'use client'

import { CircleAlert, Pin, Play, TriangleAlert } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { IconTile } from '@/ui/icon-tile'
import { Tooltip } from '@/ui/tooltip'
import { CARD } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { categoryHue } from '../model/port-look'
import { useCanvas, useCanvasStore } from './canvas-store'
import { componentIcon } from './component-icon'
import { HeadPort } from './port-row'

/** Icon, name, problems and the ports that stand beside the name: the head of a card and of a frame. */
export function NodeHead({ view }: { view: ComponentView }) {
  return (
    <header style={{ height: CARD.header }} className="relative flex items-center gap-2 px-2.5">
      {view.inputs.map((port) => port.header && <HeadPort key={port.name} node={view.id} port={port} side="input" />)}
      <IconTile
        icon={componentIcon(view.icon, view.definition?.category)}
        hue={view.definition && categoryHue[view.definition.category]}
      />
      <span className="min-w-0 flex-1 truncate font-semibold text-[13px] text-ink" title={view.title}>
        {view.title}
      </span>
      {view.definition && <RunButton id={view.id} title={view.title} />}
      <PinMark id={view.id} />
      <ProblemMark id={view.id} />
      {view.outputs.map((port) => port.header && <HeadPort key={port.name} node={view.id} port={port} side="output" />)}
    </header>
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

function PinMark({ id }: { id: string }) {
  const pinned = useCanvas((state) => state.pinned[id] !== undefined)
  if (!pinned) return null
  return (
    <Tooltip label={t('pin.mark')} side="top">
      <span role="img" aria-label={t('pin.mark')}>
        <Pin className="size-3.5 text-accent-ink" aria-hidden />
      </span>
    </Tooltip>
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
