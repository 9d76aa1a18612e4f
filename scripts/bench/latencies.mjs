/** @typedef {{ p50: number, p95: number, p99: number, worst: number }} Latencies of the unit that was given */

/**
 * Exact percentiles by nearest rank: each figure is one of the measured values.
 *
 * @param {readonly number[]} values at least one
 * @returns {Latencies}
 */
export function latencies(values) {
  const sorted = [...values].sort((a, b) => a - b)
  /** @param {number} share */
  const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) }
}
