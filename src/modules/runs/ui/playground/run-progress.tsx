'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { useEffect, useState } from 'react'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Status } from '@/ui/status'
import type { NodeProgress } from './playground-types'

const TICK_MS = 200

/** The nodes of the run one by one with their times; folded it names what is running. */
export function RunProgress({ progress }: { progress: readonly NodeProgress[] }) {
  const now = useNow(progress.some((node) => node.status === 'running'))
  if (progress.length === 0) return null
  const running = progress.filter((node) => node.status === 'running')
  const failed = progress.find((node) => node.status === 'failed')
  const waiting = progress.filter((node) => node.status === 'waiting')
  const over = progress.filter(({ status }) => status !== 'idle' && status !== 'running' && status !== 'waiting').length
  const kind = failed ? 'failed' : running.length > 0 ? 'running' : waiting.length > 0 ? 'waiting' : 'done'
  const named = running.length > 0 ? running : waiting
  return (
    <Collapsible.Root className="group/progress rounded-lg border">
      <Collapsible.Trigger className="flex h-8 w-full items-center gap-2 px-2.5 text-left">
        <Status kind={kind} className="min-w-0 flex-1">
          {failed?.name ?? (named.map((node) => node.name).join(', ') || t('run.done'))}
        </Status>
        <span className="tabular shrink-0 text-ink-3 text-xs">
          {t('playground.steps', { done: over, total: progress.length })}
        </span>
        <ChevronRight
          className="size-3.5 shrink-0 text-ink-3 transition-transform duration-100 group-data-[state=open]/progress:rotate-90"
          aria-hidden
        />
      </Collapsible.Trigger>
      <Collapsible.Content>
        <ol className="border-t px-2.5 py-1">
          {progress.map((node) => (
            <li key={node.id} className="flex h-6 items-center gap-2 text-xs">
              <Status kind={node.status} className="min-w-0 flex-1">
                {node.name}
                {node.detail && <span className="text-ink-3"> · {node.detail}</span>}
              </Status>
              <span className="tabular shrink-0 text-ink-3">{timeOf(node, now)}</span>
            </li>
          ))}
        </ol>
      </Collapsible.Content>
    </Collapsible.Root>
  )
}

function timeOf(node: NodeProgress, now: number): string {
  if (node.status === 'running' && node.started_at !== undefined) {
    return formatDuration(Math.max(0, now - node.started_at))
  }
  if (node.duration_ms !== undefined) return formatDuration(node.duration_ms)
  return node.status === 'skipped' ? t('run.skipped') : ''
}

/** The time, moving while `ticking`. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!ticking) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [ticking])
  return now
}
