import type { z } from 'zod'
import { AppError } from '@/contract/errors'
import { type LogLine, logRing } from '@/platform/telemetry/log-ring'
import type { logOps } from '../contract/log.operations'

/** Lines that are given unless the caller says how many. */
const DEFAULT_LINES = 10
/** Silence after which a follower hears that the stream still stands, in milliseconds. */
const BEAT = 5_000

/** A piece of the server's log. 400 for questions that contradict themselves. */
export async function readLogs(input: z.infer<typeof logOps.logs.input>) {
  const { lines_before, lines_after, timestamp } = input
  if (lines_before > 0 && lines_after > 0)
    throw new AppError('bad_request', 'Both lines_before and lines_after are set', { hint: 'Set one of them.' })
  if (lines_after > 0 && timestamp === 0)
    throw new AppError('bad_request', 'lines_after needs a timestamp', { hint: 'Say after which millisecond.' })
  const all = logRing().lines()
  if (lines_after > 0) return asMap(all.filter((line) => line.at > timestamp).slice(0, lines_after))
  const before = timestamp > 0 ? all.filter((line) => line.at < timestamp) : all
  return asMap(before.slice(-(lines_before || DEFAULT_LINES)))
}

/** Lines from now on, until the reader leaves. */
export async function* followLogs(signal: AbortSignal): AsyncGenerator<string> {
  const ring = logRing()
  let last = ring.lines().at(-1)?.at ?? 0
  while (!signal.aborted) {
    const fresh = ring.lines().filter((line) => line.at > last)
    for (const line of fresh) {
      last = line.at
      yield `${JSON.stringify({ [line.at]: line.text })}\n\n`
    }
    if (fresh.length > 0) continue
    await ring.change(BEAT, signal)
    if (!signal.aborted && (ring.lines().at(-1)?.at ?? 0) <= last) yield 'keepalive\n\n'
  }
}

const asMap = (lines: readonly LogLine[]): Record<string, string> =>
  Object.fromEntries(lines.map((line) => [String(line.at), line.text]))
