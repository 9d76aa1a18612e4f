'use client'

import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Status } from '@/ui/status'
import { Tooltip } from '@/ui/tooltip'
import { previewOutputs } from '../model/preview-value'
import { runDetail } from '../model/run-detail'
import { useCanvas } from './canvas-store'

/** How the node fared in the run on show, under its card; its output on hover. */
export function NodeStatusChip({ id }: { id: string }) {
  const run = useCanvas((state) => state.runs[id])
  if (!run || run.status === 'idle') return null
  const took = formatDuration(run.duration_ms ?? 0)
  const words = {
    running: t('run.running'),
    waiting: t('run.waiting'),
    done: took,
    recovered: t('run.recovered'),
    failed: run.error?.message ?? t('run.failed'),
    skipped: t('run.skipped'),
  }[run.status]
  const text = [words, runDetail(run)].filter(Boolean).join(' · ')
  const preview = run.outputs ? previewOutputs(run.outputs) : ''
  const chip = (
    <span className="absolute top-full left-0 mt-1.5 flex h-6 max-w-full items-center rounded-md border bg-surface px-1.5">
      <Status kind={run.status} className="max-w-full">
        {text}
      </Status>
    </span>
  )
  const wrong = run.status === 'failed' || run.status === 'recovered'
  const hint = wrong ? [run.error?.message, run.error?.hint].filter(Boolean).join(' ') : preview
  return hint ? (
    <Tooltip label={<span className="line-clamp-6 whitespace-pre-wrap">{hint}</span>}>{chip}</Tooltip>
  ) : (
    chip
  )
}
