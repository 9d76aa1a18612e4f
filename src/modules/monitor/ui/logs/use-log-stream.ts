'use client'

import { useEffect, useState } from 'react'
import type { LogEntry } from './log-line'
import { linesOf, readLogFrames } from './read-log-frames'

/** Lines that the view holds at most; the oldest go first. */
const MAX_LINES = 5_000
/** Lines from before the page was opened. */
const FIRST_LINES = 1_000
/** The server gives a sign of life every five seconds. */
const SILENCE_MS = 20_000
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000] as const

export type LogState = 'connecting' | 'live' | 'lost' | 'refused'

/** The server's log as it is written. A connection that breaks is made again, and what was missed is fetched. */
export function useLogStream(): { lines: readonly LogEntry[]; state: LogState } {
  const [lines, setLines] = useState<readonly LogEntry[]>([])
  const [state, setState] = useState<LogState>('connecting')

  useEffect(() => {
    const left = new AbortController()
    let last = 0
    const add = (entries: readonly LogEntry[]) => {
      const fresh = entries.filter((entry) => entry.at > last)
      const newest = fresh.at(-1)
      if (!newest) return
      last = newest.at
      setLines((before) => [...before, ...fresh].slice(-MAX_LINES))
    }

    /** Follows the log until the connection ends; false when the reader may not. */
    async function follow(): Promise<boolean> {
      const broken = new AbortController()
      const signal = AbortSignal.any([left.signal, broken.signal])
      let watchdog = setTimeout(() => broken.abort(), SILENCE_MS)
      try {
        const stream = await fetch('/logs-stream', { signal })
        if (stream.status === 403 || stream.status === 401) return false
        if (!stream.ok || !stream.body) throw new Error(`${stream.status}`)
        // Asked after the stream has begun, so that nothing falls between them.
        const missed = last === 0 ? `lines_before=${FIRST_LINES}` : `lines_after=${FIRST_LINES * 2}&timestamp=${last}`
        const piece = await fetch(`/logs?${missed}`, { signal })
        if (!piece.ok) throw new Error(`${piece.status}`)
        add(linesOf(await piece.json()))
        setState('live')
        for await (const entries of readLogFrames(stream.body)) {
          clearTimeout(watchdog)
          watchdog = setTimeout(() => broken.abort(), SILENCE_MS)
          add(entries)
        }
        return true
      } finally {
        clearTimeout(watchdog)
        broken.abort()
      }
    }

    async function stay() {
      for (let failures = 0; !left.signal.aborted; failures += 1) {
        const began = Date.now()
        try {
          if (!(await follow())) return setState('refused')
        } catch {
          // It is tried again below; the state says so until it works.
        }
        if (left.signal.aborted) return
        setState('lost')
        // One that stood for a while was a good one: the next try comes soon.
        if (Date.now() - began > SILENCE_MS) failures = 0
        await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0, left.signal)
      }
    }

    void stay()
    return () => left.abort()
  }, [])

  return { lines, state }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
