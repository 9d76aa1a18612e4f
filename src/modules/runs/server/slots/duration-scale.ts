/** Each step of the scale ends 6 % above the one before. */
const GROWTH = 1.06

/**
 * SQL: the step of a logarithmic scale that the duration of a row of "Run" falls on; null for a run that has not ended.
 * Steps can be added up over slots, which percentiles cannot.
 */
export const durationStep = `CASE WHEN finished_at IS NULL OR duration_ms IS NULL THEN NULL
    WHEN duration_ms <= 0 THEN -1 ELSE ceil(ln(duration_ms::float8) / ln(${GROWTH}::float8))::int END`

/** How many runs took how long, by step. */
export type Durations = ReadonlyMap<number, number>

/** Milliseconds that stand for a step: at most 3 % away from every duration on it. */
export const stepValue = (step: number): number => (step < 0 ? 0 : (2 * GROWTH ** step) / (1 + GROWTH))

/**
 * The duration, in milliseconds to a tenth, below which `share` (0 to 1) of the runs stay, between the two nearest ones as
 * `percentile_cont` does it; at most 3 % off. Null when nothing was measured.
 */
export function percentile(durations: Durations, share: number): number | null {
  const steps = [...durations].toSorted(([a], [b]) => a - b)
  const count = steps.reduce((sum, [, runs]) => sum + runs, 0)
  if (count === 0) return null
  const place = share * (count - 1)
  const [lower, upper] = [valueAt(steps, Math.floor(place)), valueAt(steps, Math.ceil(place))]
  return Math.round((lower + (upper - lower) * (place - Math.floor(place))) * 10) / 10
}

function valueAt(steps: readonly (readonly [number, number])[], index: number): number {
  let before = 0
  for (const [step, runs] of steps) {
    before += runs
    if (index < before) return stepValue(step)
  }
  return 0
}

/** What several texts of `step:count`, separated by spaces, say together. */
export function readDurations(texts: readonly string[]): Durations {
  const merged = new Map<number, number>()
  for (const pair of texts.join(' ').split(' ')) {
    if (pair === '') continue
    const colon = pair.indexOf(':')
    const step = Number(pair.slice(0, colon))
    merged.set(step, (merged.get(step) ?? 0) + Number(pair.slice(colon + 1)))
  }
  return merged
}
