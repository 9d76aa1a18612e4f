import { isRecord } from '@/lib/is-record'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LogEntry {
  /** Milliseconds since 1970; no two lines have the same. */
  at: number
  level: LogLevel
  message: string
  /** What else was written, in short. */
  rest: string
  /** The line as it was written. */
  text: string
}

/** A line of the log as people read it. One that is no JSON, such as one that was cut, is shown as it is. */
export function readLogLine(at: number, text: string): LogEntry {
  const line = parsed(text)
  if (!line) return { at, level: 'info', message: text, rest: '', text }
  const { level, time: _time, msg, ...rest } = line
  const message = typeof msg === 'string' ? msg : ''
  const short = Object.entries(rest).map(([key, value]) => `${key}=${shortText(value)}`)
  return { at, level: levelOf(level), message, rest: short.join(' '), text }
}

/** The logger's numbers: 20 debug, 30 info, 40 warn, 50 error, 60 fatal. */
function levelOf(level: unknown): LogLevel {
  if (typeof level !== 'number') return 'info'
  return level >= 50 ? 'error' : level >= 40 ? 'warn' : level >= 30 ? 'info' : 'debug'
}

function shortText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isRecord(value) && typeof value.message === 'string') return value.message
  return JSON.stringify(value)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Lines of a level or graver that hold all words of a search. */
export function filterLines(lines: readonly LogEntry[], level: LogLevel, search: string): readonly LogEntry[] {
  const least = logLevels.indexOf(level)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (least === 0 && words.length === 0) return lines
  return lines.filter((line) => {
    if (logLevels.indexOf(line.level) < least) return false
    const text = line.text.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
