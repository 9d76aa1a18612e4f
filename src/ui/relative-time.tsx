'use client'

import { useEffect, useState } from 'react'
import { relativeTime } from './relative-time-text'

const REFRESH_MS = 30_000

/** How long ago, with the exact time in the reader's zone on hover. */
export function RelativeTime({ at, className }: { at: Date | string | number; className?: string }) {
  const date = new Date(at)
  const [now, setNow] = useState<number | undefined>(undefined)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS)
    return () => clearInterval(timer)
  }, [])
  const exact = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <time dateTime={date.toISOString()} title={exact} className={className} suppressHydrationWarning>
      {now === undefined ? date.toISOString().slice(0, 10) : relativeTime(date.getTime(), now)}
    </time>
  )
}
