import type { chartRanges } from '../../contract/chart.operations'

type ChartRange = (typeof chartRanges)[number]

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const wholeDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })

/** What a stretch of time is called under a chart, and in whole, in the reader's zone. */
export function chartLabel(at: string, bucket_ms: number, range: ChartRange): { short: string; long: string } {
  const start = new Date(at)
  if (range === '30d') return { short: day.format(start), long: wholeDay.format(start) }
  const end = new Date(start.getTime() + bucket_ms)
  const long = `${wholeDay.format(start)}, ${time.format(start)}–${time.format(end)}`
  return { short: range === '24h' ? time.format(start) : day.format(start), long }
}
