import { describe, expect, it } from 'vitest'
import { percentile, readDurations, stepValue } from './duration-scale'

/** What the SQL does. */
const stepOf = (ms: number) => (ms <= 0 ? -1 : Math.ceil(Math.log(ms) / Math.log(1.06)))
const counted = (durations: readonly number[]) => readDurations(durations.map((ms) => `${stepOf(ms)}:1`))

/** percentile_cont of Postgres. */
function exact(durations: readonly number[], share: number): number {
  const sorted = durations.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const lower = sorted[Math.floor(place)] ?? 0
  return lower + ((sorted[Math.ceil(place)] ?? 0) - lower) * (place % 1)
}

describe('the scale of durations', () => {
  it('is never more than 3 % off, from a millisecond to weeks', () => {
    for (let ms = 1; ms < 2 ** 31; ms = Math.ceil(ms * 1.01)) {
      expect(Math.abs(stepValue(stepOf(ms)) - ms) / ms).toBeLessThanOrEqual(0.03)
    }
    expect(stepValue(stepOf(0))).toBe(0)
  })

  it.each([
    [[5]],
    [[100, 300]],
    [[0, 0, 40, 90_000]],
    [Array.from({ length: 501 }, (_, n) => 20 + ((n * 7919) % 30_000))],
  ])('gives percentiles within 3 %: %j', (durations) => {
    for (const share of [0, 0.5, 0.95, 1]) {
      const wanted = exact(durations, share)
      expect(Math.abs((percentile(counted(durations), share) ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
        wanted * 0.03 + 0.05,
      )
    }
  })

  it('adds up, and says nothing of nothing', () => {
    expect([...readDurations(['3:2 -1:1', '', '3:5'])]).toEqual([
      [3, 7],
      [-1, 1],
    ])
    expect(percentile(new Map(), 0.5)).toBeNull()
  })
})
