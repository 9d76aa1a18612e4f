'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { Status, type StatusKind } from '@/ui/status'
import type { Span } from './run-words'
import { barOf, type SpanRow, spanRows, totalMs } from './span-rows'

const kinds: Record<Span['status'], StatusKind> = {
  running: 'running',
  waiting: 'waiting',
  done: 'done',
  recovered: 'recovered',
  failed: 'failed',
  skipped: 'skipped',
  stopped: 'skipped',
}

const bars: Record<Span['status'], string> = {
  running: 'bg-accent',
  waiting: 'bg-warn',
  done: 'bg-good',
  recovered: 'bg-warn',
  failed: 'bg-bad',
  skipped: 'bg-line-strong',
  stopped: 'bg-line-strong',
}

/** Lines that are drawn at once; the rest on demand, since a run may have thousands. */
const FIRST_LINES = 300

interface WaterfallProps {
  spans: readonly Span[]
  /** Milliseconds since the first node began, for what is at work. */
  now_ms: number
  chosen: number | undefined
  onChoose: (seq: number) => void
}

/** The nodes of a run over time, what is inside containers turn by turn. */
export function Waterfall({ spans, now_ms, chosen, onChoose }: WaterfallProps) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [lines, setLines] = useState(FIRST_LINES)
  const rows = useMemo(() => spanRows(spans, folded), [spans, folded])
  const total = totalMs(spans, now_ms)
  const fold = (seq: number) =>
    setFolded((before) => {
      const next = new Set(before)
      if (!next.delete(seq)) next.add(seq)
      return next
    })
  return (
    <ol aria-label={t('trace.timeline')} className="flex flex-col">
      {rows.slice(0, lines).map((row) => (
        <Line
          key={row.span.seq}
          row={row}
          total={total}
          now_ms={now_ms}
          folded={folded.has(row.span.seq)}
          chosen={row.span.seq === chosen}
          onFold={() => fold(row.span.seq)}
          onChoose={() => onChoose(row.span.seq)}
        />
      ))}
      {rows.length > lines && (
        <li>
          <button
            type="button"
            className="h-8 w-full px-3 text-left text-accent-ink text-sm hover:bg-hover"
            onClick={() => setLines((before) => before * 4)}
          >
            {t('trace.left_out', { count: rows.length - lines })}
          </button>
        </li>
      )}
    </ol>
  )
}

interface LineProps {
  row: SpanRow
  total: number
  now_ms: number
  folded: boolean
  chosen: boolean
  onFold: () => void
  onChoose: () => void
}

function Line({ row, total, now_ms, folded, chosen, onFold, onChoose }: LineProps) {
  const { span, depth, holds } = row
  const faint = span.status === 'skipped'
  const name = span.kind === 'turn' ? t('trace.turn', { number: (span.index ?? 0) + 1 }) : span.name
  const bar = barOf(span, total, now_ms)
  const Fold = folded ? ChevronRight : ChevronDown
  return (
    <li className={cn('relative flex items-center border-b last:border-b-0', chosen && 'bg-accent-soft')}>
      <div style={{ width: 8 + depth * 16 }} className="shrink-0" />
      {holds ? (
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={t(folded ? 'trace.unfold' : 'trace.fold', { name })}
          className="inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
          onClick={onFold}
        >
          <Fold className="size-3.5" aria-hidden />
        </button>
      ) : (
        <span className="size-5 shrink-0" />
      )}
      <button
        type="button"
        aria-pressed={chosen}
        disabled={span.kind === 'turn'}
        className={cn(
          'flex h-9 min-w-0 flex-1 items-center gap-3 pr-3 text-left enabled:hover:bg-hover',
          faint && 'opacity-55',
        )}
        onClick={onChoose}
      >
        <Status kind={kinds[span.status]} className="w-[38%] min-w-28 shrink-0">
          <span className="text-ink text-sm">{name}</span>
          {span.attempts > 1 && <span className="text-ink-3"> · {t('trace.attempts', { count: span.attempts })}</span>}
        </Status>
        <span className="relative h-2 min-w-0 flex-1 rounded-full bg-sunken" aria-hidden>
          {bar && (
            <span
              style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
              className={cn('absolute inset-y-0 rounded-full', bars[span.status], span.kind === 'turn' && 'opacity-50')}
            />
          )}
        </span>
        <span className="tabular w-20 shrink-0 text-right text-ink-3 text-xs">{timeOf(span)}</span>
      </button>
    </li>
  )
}

function timeOf(span: Span): string {
  if (span.status === 'skipped') return t('trace.skipped')
  if (span.status === 'stopped') return t('trace.stopped')
  return span.duration_ms === null ? '' : formatDuration(span.duration_ms)
}
