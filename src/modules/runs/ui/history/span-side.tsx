'use client'

import { Workflow, X } from 'lucide-react'
import Link from 'next/link'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { canvasPath, type RunRow, type Span } from './run-words'
import { SpanDetails } from './span-details'

interface SpanSideProps {
  run: RunRow
  span: Span
  live: boolean
  onClose: () => void
}

/** Beside the timeline: the chosen node. */
export function SpanSide({ run, span, live, onClose }: SpanSideProps) {
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex h-10 shrink-0 items-center justify-between border-b pr-1.5 pl-3">
        <Button asChild size="sm" variant="ghost" className="-ml-1">
          <Link href={canvasPath(run, span.node_id)}>
            <Workflow aria-hidden />
            {t('trace.on_canvas')}
          </Link>
        </Button>
        <IconButton icon={X} label={t('action.close')} size="sm" onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SpanDetails key={span.seq} run_id={run.id} span={span} live={live && span.status === 'running'} />
      </div>
    </div>
  )
}
