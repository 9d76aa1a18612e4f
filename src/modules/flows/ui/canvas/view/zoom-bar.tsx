'use client'

import { useReactFlow, useStore } from '@xyflow/react'
import { Map as MapIcon, Maximize, Minus, Plus, Redo2, Undo2, Workflow } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { IconButton } from '@/ui/icon-button'
import { Tooltip } from '@/ui/tooltip'
import { cameraTime } from './camera-time'

interface ZoomBarProps {
  onFit: () => void
  onTidy: () => void
  tidying: boolean
  onUndo: () => void
  onRedo: () => void
  canUndo: boolean
  canRedo: boolean
  minimap: boolean
  onMinimapChange: (shown: boolean) => void
  readOnly: boolean
}

/** Zoom, fit, tidy, minimap, undo, redo. */
export function ZoomBar(props: ZoomBarProps) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <div
      role="toolbar"
      aria-label={t('bar.label')}
      className="flex items-center gap-0.5 rounded-lg border bg-surface p-0.5"
    >
      <IconButton
        icon={Minus}
        label={t('bar.zoom_out')}
        side="top"
        size="sm"
        onClick={() => void zoomOut({ duration: cameraTime(120) })}
      />
      <Tooltip label={t('bar.zoom_reset')} side="top">
        <button
          type="button"
          onClick={() => void zoomTo(1, { duration: cameraTime(120) })}
          className="tabular h-6 w-11 rounded-md text-ink-2 text-xs hover:bg-hover hover:text-ink"
        >
          {percent} %
        </button>
      </Tooltip>
      <IconButton
        icon={Plus}
        label={t('bar.zoom_in')}
        side="top"
        size="sm"
        onClick={() => void zoomIn({ duration: cameraTime(120) })}
      />
      <Divider />
      <IconButton icon={Maximize} label={t('bar.fit')} keys="F" side="top" size="sm" onClick={props.onFit} />
      {!props.readOnly && (
        <IconButton
          icon={Workflow}
          label={props.tidying ? t('bar.tidying') : t('bar.tidy')}
          keys="L"
          side="top"
          size="sm"
          aria-busy={props.tidying}
          disabled={props.tidying}
          className={cn(props.tidying && 'animate-pulse')}
          onClick={props.onTidy}
        />
      )}
      <IconButton
        icon={MapIcon}
        label={t('bar.minimap')}
        side="top"
        size="sm"
        pressed={props.minimap}
        onClick={() => props.onMinimapChange(!props.minimap)}
      />
      {!props.readOnly && (
        <>
          <Divider />
          <IconButton
            icon={Undo2}
            label={t('action.undo')}
            keys="⌘Z"
            side="top"
            size="sm"
            disabled={!props.canUndo}
            onClick={props.onUndo}
          />
          <IconButton
            icon={Redo2}
            label={t('action.redo')}
            keys="⇧⌘Z"
            side="top"
            size="sm"
            disabled={!props.canRedo}
            onClick={props.onRedo}
          />
        </>
      )}
    </div>
  )
}

function Divider() {
  return <span aria-hidden className="mx-0.5 h-4 w-px bg-line" />
}
