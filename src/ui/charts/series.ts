export type SeriesTone = 'accent' | 'bad' | 'info' | 'muted' | 'warn'

/** One kind of value over the times of a chart. */
export interface Series {
  id: string
  label: string
  tone: SeriesTone
  /** Null where there is no value, which is not 0: a line has a gap there. */
  values: readonly (number | null)[]
}

export const toneFill: Record<SeriesTone, string> = {
  accent: 'fill-accent',
  bad: 'fill-bad',
  info: 'fill-info',
  muted: 'fill-ink-3',
  warn: 'fill-warn',
}

export const toneStroke: Record<SeriesTone, string> = {
  accent: 'stroke-accent',
  bad: 'stroke-bad',
  info: 'stroke-info',
  muted: 'stroke-ink-3',
  warn: 'stroke-warn',
}

export const toneSwatch: Record<SeriesTone, string> = {
  accent: 'bg-accent',
  bad: 'bg-bad',
  info: 'bg-info',
  muted: 'bg-ink-3',
  warn: 'bg-warn',
}

/** The largest value that the chart has to hold: of one series, or of all of them on top of each other. */
export function highest(series: readonly Series[], stacked: boolean): number {
  const count = series[0]?.values.length ?? 0
  return Array.from({ length: count }, (_, index) => {
    const values = series.map((one) => one.values[index] ?? 0)
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  }).reduce((most, value) => Math.max(most, value), 0)
}
