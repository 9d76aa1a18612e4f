const MOST = 2_147_483_647

/**
 * A count as its column takes it. What a model's server says of its own use may be anything; a number that is none must
 * not keep the end of a run from being written.
 */
export const wholeCount = (value: number): number =>
  Number.isNaN(value) ? 0 : Math.min(MOST, Math.max(0, Math.round(value)))
