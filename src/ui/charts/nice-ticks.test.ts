import { describe, expect, it } from 'vitest'
import { labelledPlaces, niceTicks } from './nice-ticks'

describe('the values beside a chart', () => {
  it('are round and reach the largest one', () => {
    expect(niceTicks(97, 4)).toEqual([0, 25, 50, 75, 100])
    expect(niceTicks(100, 4)).toEqual([0, 25, 50, 75, 100])
    expect(niceTicks(0.3, 3)).toEqual([0, 0.1, 0.2, 0.3])
    expect(niceTicks(1_234, 4)).toEqual([0, 500, 1_000, 1_500])
  })
  it('are whole where things are counted', () => {
    expect(niceTicks(1, 4, true)).toEqual([0, 1])
    expect(niceTicks(3, 4, true)).toEqual([0, 1, 2, 3])
    expect(niceTicks(9, 4, true)).toEqual([0, 3, 6, 9])
  })
  it('are there when there is nothing', () => {
    expect(niceTicks(0, 4)).toEqual([0, 1])
    expect(niceTicks(Number.NaN, 4)).toEqual([0, 1])
  })
})

describe('the labels under a chart', () => {
  it('are as many as fit', () => {
    expect(labelledPlaces(24, 6)).toEqual([0, 4, 8, 12, 16, 20])
    expect(labelledPlaces(30, 7)).toEqual([0, 5, 10, 15, 20, 25])
    expect(labelledPlaces(3, 10)).toEqual([0, 1, 2])
    expect(labelledPlaces(3, 0)).toEqual([0])
  })
})
