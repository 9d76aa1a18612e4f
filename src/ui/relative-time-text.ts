const steps: readonly { unit: Intl.RelativeTimeFormatUnit; ms: number }[] = [
  { unit: 'year', ms: 31_557_600_000 },
  { unit: 'month', ms: 2_629_800_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
]

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** “3 minutes ago”. Both in milliseconds since the epoch; anything nearer than a second is “now”. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now
  const step = steps.find(({ ms }) => Math.abs(distance) >= ms)
  return step ? format.format(Math.trunc(distance / step.ms), step.unit) : format.format(0, 'second')
}
