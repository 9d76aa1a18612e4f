'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import type { LogEntry, LogLevel } from './log-line'

const ROW_HEIGHT = 24
/** Nearer to the end than this is at the end, in pixels. */
const NEAR_END = 30
/** Keys that scroll away from the end. */
const BACK = new Set(['ArrowUp', 'PageUp', 'Home'])

const time = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hour12: false,
})

const tones: Record<LogLevel, string> = {
  debug: 'text-ink-3',
  info: 'text-info',
  warn: 'text-warn',
  error: 'text-bad',
}

interface LogViewProps {
  lines: readonly LogEntry[]
  /** Stays at the newest line. */
  follow: boolean
  /** The reader scrolled away from the end, or back to it. */
  onFollowChange: (follow: boolean) => void
  onOpen: (line: LogEntry) => void
}

/** The lines, only those in view in the page. */
export function LogView({ lines, follow, onFollowChange, onOpen }: LogViewProps) {
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.at ?? index,
    overscan: 20,
  })
  const count = lines.length
  const newest = lines.at(-1)?.at
  useEffect(() => {
    if (follow && newest !== undefined) virtual.scrollToIndex(count - 1, { align: 'end' })
  }, [follow, newest, count, virtual])

  return (
    <section
      ref={scroller}
      aria-label={t('logs.lines')}
      // Only what the reader does says whether to follow; lines that arrive move the end away by themselves.
      onWheel={(event) => event.deltaY < 0 && onFollowChange(false)}
      onTouchMove={() => onFollowChange(false)}
      onKeyDown={(event) => BACK.has(event.key) && onFollowChange(false)}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
        if (!follow && scrollHeight - scrollTop - clientHeight < NEAR_END) onFollowChange(true)
      }}
      className="min-h-0 flex-1 overflow-auto rounded-lg border bg-surface py-1 font-mono text-xs"
    >
      <ol className="relative min-w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const line = lines[row.index]
          if (!line) return null
          return (
            <li key={row.key} className="absolute inset-x-0" style={{ top: row.start, height: ROW_HEIGHT }}>
              <button
                type="button"
                onClick={() => onOpen(line)}
                className="flex h-full w-full items-center gap-3 px-3 text-left outline-offset-[-2px] hover:bg-hover"
              >
                <span className="shrink-0 text-ink-3">{time.format(line.at)}</span>
                <span className={cn('w-10 shrink-0 font-semibold', tones[line.level])}>
                  {t(`logs.level_${line.level}`)}
                </span>
                <span className="min-w-0 flex-1 truncate">
                  {line.message}
                  {line.rest && <span className="ml-3 text-ink-3">{line.rest}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
