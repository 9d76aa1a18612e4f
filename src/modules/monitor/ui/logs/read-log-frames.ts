import { z } from 'zod'
import { type LogEntry, readLogLine } from './log-line'

const Lines = z.record(z.string(), z.string())

/** Lines of a piece of the log, the oldest first. */
export function linesOf(piece: unknown): LogEntry[] {
  return Object.entries(Lines.parse(piece))
    .map(([at, text]) => readLogLine(Number(at), text))
    .sort((a, b) => a.at - b.at)
}

/** The frames of a log stream as they arrive: each a few lines, or none for a sign of life. */
export async function* readLogFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<LogEntry[]> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const frames = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = frames.pop() ?? ''
      // What came at once is shown at once.
      yield frames.filter((frame) => frame.startsWith('{')).flatMap((frame) => linesOf(JSON.parse(frame)))
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
