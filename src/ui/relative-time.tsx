'use client'

import { useSyncExternalStore } from 'react'
import { relativeTime } from './relative-time-text'

const REFRESH_MS = 30_000

// One clock for all times of a page, and one formatter: lists of thousands of rows show them while they scroll.
const readers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

function subscribe(reader: () => void): () => void {
  if (readers.size === 0) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const each of readers) each()
    }, REFRESH_MS)
  }
  readers.add(reader)
  return () => {
    readers.delete(reader)
    if (readers.size === 0) clearInterval(timer)
  }
}

/** How long ago, with the exact time in the reader's zone on hover. */
export function RelativeTime({ at, className }: { at: Date | string | number; className?: string }) {
  const date = new Date(at)
  const clock = useSyncExternalStore(
    subscribe,
    () => now,
    () => undefined,
  )
  return (
    <time dateTime={date.toISOString()} title={exactFormat.format(date)} className={className} suppressHydrationWarning>
      {clock === undefined ? date.toISOString().slice(0, 10) : relativeTime(date.getTime(), clock)}
    </time>
  )
}
