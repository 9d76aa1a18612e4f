const STEPS = [1, 2, 2.5, 5, 10] as const

/** Round values from 0 upwards, the last one at or above `max`, in about `count` steps; whole ones where asked. */
export function niceTicks(max: number, count: number, whole = false): number[] {
  if (!(max > 0)) return [0, 1]
  const raw = max / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const found = (STEPS.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10) * power
  const step = whole ? Math.max(1, Math.ceil(found)) : found
  const steps = Math.ceil(max / step - 1e-9)
  // By multiplying, not by adding: sums of fractions drift.
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** Which of `count` places get a label when `room` labels fit: evenly spaced, the first among them. */
export function labelledPlaces(count: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)))
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every)
}
